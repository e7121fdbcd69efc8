package io.gitops4j.cli;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What makes a plan one of a pull request. */
final class PullRequestArguments {
    /** As the provider {@code git} has it. */
    private static final String REF = "ref";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--pull-request",
            paramLabel = "N",
            description =
                    "Shows the plan at this pull request, too: in one comment for the environment, replaced in place. Needs a reporter.")
    private Optional<Long> number = Optional.empty();

    @Option(
            names = "--ref",
            paramLabel = "REF",
            description =
                    "Plans what this branch or full ref declares, for example refs/pull/7/merge, instead of the one that the source reads.")
    private Optional<String> ref = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "The source of both, where the environment has several.")
    private Optional<String> source = Optional.empty();

    /** Where it is shown, if anywhere. */
    Optional<Long> number() {
        return number;
    }

    /** Whether it is about something that is not deployed as it is. */
    boolean proposed() {
        return ref.isPresent();
    }

    /** The configuration with what is planned. */
    GitOpsConfig applied(GitOpsConfig config, String environment) {
        if (ref.isEmpty()) {
            return config;
        }
        String name = source(config, environment);
        // Where an environment names a source that is not there, the engine says so.
        return Optional.ofNullable(config.sources().get(name))
                .map(binding -> config.withSource(name, binding.with(REF, ref.get())))
                .orElse(config);
    }

    /** The source that the pull request is of. */
    String source(GitOpsConfig config, String environment) {
        List<String> known = known(config, environment);
        if (source.isEmpty() && known.size() == 1) {
            return known.get(0);
        }
        if (source.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--source is needed, as there are " + String.join(", ", known));
        }
        return source.filter(known::contains)
                .orElseThrow(() -> new GitOpsException(
                        FailureKind.CONFIG,
                        Diagnostic.error("CLI-SOURCE")
                                .what("the environment has no source '" + source.get() + "'")
                                .remedy("use one of " + String.join(", ", known))
                                .build()));
    }

    private static List<String> known(GitOpsConfig config, String environment) {
        return Optional.ofNullable(config.environments().get(environment))
                .map(found -> List.copyOf(found.sources()))
                .filter(named -> !named.isEmpty())
                .orElseGet(() -> List.copyOf(config.sources().keySet()));
    }
}
