package io.gitops4j.cli;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies what a plan says. */
@Command(
        name = "apply",
        description = {
            "Plans and applies. With --plan-digest it does so only if the plan made now is that one; with --approve it then also does "
                    + "what that plan holds for an approval."
        })
final class ApplyCommand implements Callable<Integer> {
    private final Engines engines;
    private final Surroundings around;
    private final Output output;

    @Parameters(paramLabel = "ENV", description = "The environment.")
    private String environment = "";

    @ArgGroup
    private Seen seen = new Seen();

    @Option(names = "--no-wait", description = "Ends after the last write instead of following rollouts.")
    private boolean noWait;

    @Option(
            names = "--initiator",
            paramLabel = "NAME",
            description = "Who asked, for the history; where nothing is said, GITHUB_ACTOR or USER of the environment.")
    private Optional<String> initiator = Optional.empty();

    @Mixin
    private OutputOption format = new OutputOption();

    /** The plan that somebody has seen. */
    private static final class Seen {
        @Option(
                names = "--plan-digest",
                paramLabel = "DIGEST",
                description = "Applies the plan with this digest, or nothing.")
        private Optional<Digest> plan = Optional.empty();

        @Option(
                names = "--approve",
                paramLabel = "DIGEST",
                description = "The same, and releases what the plan with this digest holds.")
        private Optional<Digest> approved = Optional.empty();

        Optional<Digest> digest() {
            return approved.or(() -> plan);
        }

        RunOptions approve(RunOptions options) {
            return approved.map(options::approve).orElse(options);
        }
    }

    ApplyCommand(Engines engines, Surroundings around, Output output) {
        this.engines = engines;
        this.around = around;
        this.output = output;
    }

    @Override
    public Integer call() {
        RunOptions options =
                engines.stoppable().waitForHealth(!noWait).initiator(initiator.orElseGet(this::whoeverRunsThis));
        return engines.telling(engines.config(), options.cancellation(), engine -> apply(engine, options));
    }

    private int apply(GitOpsEngine engine, RunOptions options) {
        Optional<Digest> wanted = seen.digest();
        if (wanted.isEmpty()) {
            return told(engine.reconcile(environment, options), options);
        }
        Plan plan = engine.plan(environment, options);
        if (!plan.digest().equals(wanted.get())) {
            output.problem(Diagnostic.error("CLI-DIGEST")
                    .what("nothing was applied, as the plan is another one now, "
                            + plan.digest().shortValue() + " instead of "
                            + wanted.get().shortValue())
                    .remedy("look at it with gitops plan, and name its digest")
                    .build());
            return ExitCode.HELD;
        }
        return told(engine.apply(plan, seen.approve(options)), options);
    }

    private int told(ReconcileResult result, RunOptions options) {
        switch (format.chosen()) {
            case TEXT -> output.text(RunReport.text(result));
            case JSON -> output.json(RunReport.json(result));
        }
        result.failure().ifPresent(failure -> output.problem(failure.diagnostic()));
        return switch (result.status()) {
            case IN_SYNC, APPLIED -> ExitCode.OK;
            case HELD -> ExitCode.HELD;
            case PARTIAL -> ExitCode.FAILED;
            case FAILED ->
                result.failure().map(failure -> ExitCode.of(failure.kind())).orElse(ExitCode.FAILED);
            case CANCELLED -> options.cancellation().cancelled() ? ExitCode.INTERRUPTED : ExitCode.FAILED;
        };
    }

    private String whoeverRunsThis() {
        return around.variables()
                .getOrDefault("GITHUB_ACTOR", around.variables().getOrDefault("USER", ""));
    }
}
