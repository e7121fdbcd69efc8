package io.gitops4j.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, ended with the test; its output is read line by line. */
public final class ChildProcess implements AutoCloseable {
    private static final long MINUTES = 5;

    private final Process process;
    private final BufferedReader output;
    private final List<String> seen = new ArrayList<>();

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a program; its error output is part of its output. */
    public static ChildProcess start(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ChildProcess(process);
    }

    /** Starts the Java that runs this test. */
    public static ChildProcess java(Path folder, List<String> args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(args);
        return start(folder, Map.of(), command);
    }

    /** The class path of this test: Surefire and Failsafe hide it behind one jar. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Reads until a line has this text. */
    public String awaitLine(String text) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("'" + text + "' did not come, but:\n" + text());
    }

    /** Waits for the end, and returns the exit code. */
    public int await() throws InterruptedException {
        output.lines().forEach(seen::add);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("it does not end after:\n" + text());
        }
        return process.exitValue();
    }

    /** Asks it to end, as Ctrl-C does. */
    public void interrupt() {
        // By its handle: the process itself would close its output, too.
        process.toHandle().destroy();
    }

    /** All lines read so far. */
    public String text() {
        return String.join("\n", seen);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
