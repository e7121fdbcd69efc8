package io.gitops4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The process around {@link Cli}. */
public final class Main {
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        if (System.getProperty(LOG_LEVEL) == null) {
            // Before the first logger is made. What matters is in the results; the log is for whoever looks for a
            // cause.
            System.setProperty(LOG_LEVEL, Arrays.asList(args).contains("--verbose") ? "info" : "off");
        }
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Surroundings around = new Surroundings(
                out, err, Terminal.attached(System.getenv()), System.getenv(), () -> Interrupts.cancellation(err));
        int code = new Cli(around).run(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Whatever the platform's charset is, as manifests are. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
