package io.gitops4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command itself, and the options that each of its commands has. */
@Command(
        name = "gitops",
        description = "Brings environments to what their Git repositories declare.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:something failed, or a manifest is wrong",
            "2:there are changes (plan and status with --detailed-exitcode)",
            "3:something waits for an approval, a condition or its next try, a policy refuses, or the plan is not the one that"
                    + " was named",
            "64:the command line makes no sense",
            "70:a fault in this program",
            "78:the configuration is wrong",
            "130:stopped by Ctrl-C or a signal"
        })
final class GlobalOptions {
    static final Path DEFAULT_CONFIG = Path.of("gitops.yaml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration; gitops.yaml where nothing is said.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Results and errors only.")
    private boolean quiet;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Each step on a line of its own, the log, and where errors come from.")
    private boolean verbose;

    Optional<Path> config() {
        return config;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }
}
