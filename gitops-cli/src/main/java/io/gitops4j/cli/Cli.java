package io.gitops4j.cli;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ServiceId;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;

/** Runs one command line. */
final class Cli {
    private final Surroundings around;

    Cli(Surroundings around) {
        this.around = around;
    }

    /** Runs, and returns the code with which the process should end. */
    int run(String... args) {
        GlobalOptions options = new GlobalOptions();
        Output output = new Output(around, options);
        CommandLine line = commands(around, options, output);
        line.setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(Help.defaultColorScheme(around.colours() ? Help.Ansi.ON : Help.Ansi.OFF));
        line.setParameterExceptionHandler((problem, ignored) -> misused(problem, output));
        line.setExecutionExceptionHandler((problem, command, parsed) -> failed(problem, output));
        int code = line.execute(args);
        output.end();
        if (output.lost() && code == ExitCode.OK) {
            output.problem(Diagnostic.error("CLI-OUTPUT")
                    .what("the result could not be written to standard output")
                    .remedy("see that the disk has room, and that the program behind a pipe reads to the end")
                    .build());
            return ExitCode.FAILED;
        }
        return code;
    }

    /** All commands with their options, from which help, completion and the reference are made. */
    static CommandLine commands(Surroundings around, GlobalOptions options, Output output) {
        Engines engines = new Engines(around, options, output);
        CommandLine line = new CommandLine(options)
                .addSubcommand(new ValidateCommand(options, output))
                .addSubcommand(new ExplainCommand(options, output))
                .addSubcommand(new PlanCommand(engines, output))
                .addSubcommand(new ApplyCommand(engines, around, output))
                .addSubcommand(new StatusCommand(engines, output))
                .addSubcommand(new HistoryCommand(engines, output))
                .addSubcommand(new ReleaseCommand(engines, around, output))
                .addSubcommand(new PromoteCommand(engines, around, output))
                .addSubcommand(new RollbackCommand(engines, around, output))
                .addSubcommand(new CompletionCommand(output));
        line.registerConverter(ServiceId.class, ServiceId::parse);
        line.registerConverter(Digest.class, Digests::parse);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // An argument is what it says, and never the name of a file with more of them.
        line.setExpandAtFiles(false);
        return line;
    }

    private static int misused(ParameterException problem, Output output) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        output.problem(Diagnostic.error("CLI-USAGE")
                .what(String.valueOf(problem.getMessage()))
                .remedy("see " + command + " --help")
                .build());
        return ExitCode.USAGE;
    }

    private static int failed(Exception problem, Output output) {
        if (problem instanceof GitOpsException told) {
            told.diagnostics().forEach(output::problem);
            output.trace(problem);
            return ExitCode.of(told.kind());
        }
        output.problem(Diagnostic.error("CLI-BROKEN")
                .what("the command ended in a fault of its own, "
                        + problem.getClass().getName())
                .remedy("report it with what --verbose prints")
                .build());
        output.trace(problem);
        return ExitCode.of(FailureKind.INTERNAL);
    }
}
