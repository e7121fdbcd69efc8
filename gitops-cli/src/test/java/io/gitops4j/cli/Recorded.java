package io.gitops4j.cli;

import io.gitops4j.api.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A command line that was run in this process.
 *
 * @param code with which it ended
 * @param out its results
 * @param err its messages
 */
record Recorded(int code, String out, String err) {
    /** In a pipe, in an empty environment. */
    static Recorded run(String... args) {
        return run(false, Map.of(), new Cancellation(), args);
    }

    static Recorded run(boolean terminal, Map<String, String> variables, Cancellation cancellation, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                new Cli(new Surroundings(stream(out), stream(err), terminal, variables, () -> cancellation)).run(args);
        return new Recorded(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
