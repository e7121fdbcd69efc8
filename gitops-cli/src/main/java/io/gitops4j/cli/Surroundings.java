package io.gitops4j.cli;

import io.gitops4j.api.Cancellation;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is around a command, so that a test can be it.
 *
 * @param out results
 * @param err progress and messages
 * @param terminal whether a person looks at it
 * @param variables of the environment
 * @param cancellation a switch that Ctrl-C throws; asked for by commands that can end well, as the others are just ended
 */
record Surroundings(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Map<String, String> variables,
        Supplier<Cancellation> cancellation) {
    /** Copies the map. */
    Surroundings {
        variables = Map.copyOf(variables);
    }

    /** Whether colours are wanted, see no-color.org. */
    boolean colours() {
        return terminal && variables.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
