package io.gitops4j.cli;

import io.gitops4j.api.CommitOptions;
import io.gitops4j.api.Proposal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands that commit have in common. */
final class CommitArguments {
    private static final Pattern AUTHOR = Pattern.compile("\\s*([^<>]*[^<>\\s])\\s*<([^<>\\s]*)>\\s*");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-b", "--branch"},
            paramLabel = "BRANCH",
            description =
                    "Puts the commit on this new branch, for a pull request, instead of the one that the source reads.")
    private Optional<String> branch = Optional.empty();

    @Option(names = "--because", paramLabel = "TEXT", description = "Why; becomes part of the message.")
    private String because = "";

    @Option(
            names = "--author",
            paramLabel = "'NAME <MAIL>'",
            description = "Who asked; where nothing is said, GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL of the environment.")
    private Optional<String> author = Optional.empty();

    @Mixin
    private OutputOption format = new OutputOption();

    CommitOptions options(Map<String, String> variables) {
        CommitOptions options = author(CommitOptions.defaults(), variables).because(because);
        return branch.map(options::onBranch).orElse(options);
    }

    private CommitOptions author(CommitOptions options, Map<String, String> variables) {
        if (author.isEmpty()) {
            String name = variables.getOrDefault("GIT_AUTHOR_NAME", "");
            return name.isBlank() ? options : options.author(name, variables.getOrDefault("GIT_AUTHOR_EMAIL", ""));
        }
        Matcher parts = AUTHOR.matcher(author.get());
        if (!parts.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--author is written 'NAME <MAIL>', got '" + author.get() + "'");
        }
        return options.author(parts.group(1), parts.group(2));
    }

    /** Reports what was committed. */
    int told(Proposal proposal, Output output) {
        switch (format.chosen()) {
            case TEXT -> output.text(text(proposal));
            case JSON -> output.json(Json.result(fields(proposal)));
        }
        output.say(proposal.branch()
                .map(name -> "Nothing is deployed yet: merge the branch, and the next apply reads it.")
                .orElse("Nothing is deployed yet: the next apply reads it."));
        return ExitCode.OK;
    }

    private static String text(Proposal proposal) {
        return Words.shown(proposal.subject()) + ": "
                + Words.shown(
                        proposal.revision().source() + "@" + proposal.revision().id())
                + proposal.branch().map(name -> " on " + Words.shown(name)).orElse("") + "\n";
    }

    private static Map<String, Object> fields(Proposal proposal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", proposal.subject());
        fields.put("revision", Json.revision(proposal.revision()));
        proposal.branch().ifPresent(name -> fields.put("branch", name));
        return fields;
    }
}
