package io.gitops4j.cli;

import picocli.CommandLine.Option;

/** Text or JSON; commands that have more to choose from have an option of the same names. */
final class OutputOption {
    static final String DESCRIPTION = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where nothing is said.";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = DESCRIPTION)
    private OutputFormat format = OutputFormat.TEXT;

    OutputFormat chosen() {
        return format;
    }
}
