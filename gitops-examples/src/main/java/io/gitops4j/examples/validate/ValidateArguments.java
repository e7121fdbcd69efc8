package io.gitops4j.examples.validate;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.waml.validation.ReportFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the command was asked for, checked.
 *
 * @param help whether only help was asked for
 * @param format how to report
 * @param output a file for the report; standard output without
 * @param config the engine's configuration, to check as that engine does
 * @param environments those to check for; without, those of the configuration, or all deploy ids
 * @param paths files and folders
 */
record ValidateArguments(
        boolean help,
        ReportFormat format,
        Optional<Path> output,
        Optional<Path> config,
        Set<String> environments,
        List<Path> paths) {
    /** Copies the collections. */
    ValidateArguments {
        environments = Set.copyOf(environments);
        paths = List.copyOf(paths);
    }

    /**
     * Reads a command line.
     *
     * @throws GitOpsException CONFIG with every problem at once
     */
    static ValidateArguments parse(List<String> args) {
        return new Reading().read(args);
    }

    private static final class Reading {
        private final List<Diagnostic> problems = new ArrayList<>();
        private final Set<String> environments = new LinkedHashSet<>();
        private final List<Path> paths = new ArrayList<>();
        private Optional<Path> output = Optional.empty();
        private Optional<Path> config = Optional.empty();
        private ReportFormat format = ReportFormat.TEXT;
        private boolean help;

        ValidateArguments read(List<String> args) {
            for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
                String arg = rest.next();
                switch (arg) {
                    case "--help" -> help = true;
                    case "--format" -> value(arg, rest).ifPresent(this::format);
                    case "--output" -> output = value(arg, rest).flatMap(this::path);
                    case "--config" -> config = value(arg, rest).flatMap(this::path);
                    case "--environment" -> value(arg, rest).ifPresent(environments::add);
                    default -> argument(arg);
                }
            }
            if (paths.isEmpty() && !help && problems.isEmpty()) {
                problem("no file or folder is named", "name one, for example services");
            }
            if (!problems.isEmpty()) {
                throw new GitOpsException(FailureKind.CONFIG, problems);
            }
            return new ValidateArguments(help, format, output, config, environments, paths);
        }

        private void argument(String arg) {
            if (arg.startsWith("--")) {
                problem("there is no option '" + arg + "'", "see --help");
            } else {
                path(arg).ifPresent(paths::add);
            }
        }

        private Optional<String> value(String option, Iterator<String> rest) {
            if (rest.hasNext()) {
                return Optional.of(rest.next());
            }
            problem(option + " needs a value", "write it behind " + option);
            return Optional.empty();
        }

        private void format(String name) {
            Optional<ReportFormat> named = ReportFormat.named(name);
            named.ifPresent(found -> format = found);
            if (named.isEmpty()) {
                problem("there is no format '" + name + "'", "use one of " + String.join(", ", ReportFormat.names()));
            }
        }

        private Optional<Path> path(String text) {
            try {
                return Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                problem("'" + text + "' is no path", "name a file or folder");
                return Optional.empty();
            }
        }

        private void problem(String what, String remedy) {
            problems.add(
                    Diagnostic.error("VALIDATE-ARGS").what(what).remedy(remedy).build());
        }
    }
}
