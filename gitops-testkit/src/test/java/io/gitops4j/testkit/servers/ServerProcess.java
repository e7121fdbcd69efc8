package io.gitops4j.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One program that runs until it is ended, with its log file; its own children end with it. */
final class ServerProcess {

    private static final int TAIL_LINES = 25;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Path log;
    private final Process process;

    private ServerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts {@code command}, whose first word is the program, appending all output to {@code log}. */
    static ServerProcess start(List<String> command, Map<String, String> environment, Path log) {
        String name = Path.of(command.get(0)).getFileName().toString();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(ServerProcess::isASetting);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new ServerProcess(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start " + command.get(0) + ". Do: run .ci/real-servers/build again.", e);
        }
    }

    /** Throws when the process has ended by itself. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with exit code " + process.exitValue() + ".");
        }
    }

    /** The last lines of the log, with a heading, for error messages. */
    String logTail() {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            String tail = String.join("\n  ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
            return "The end of " + log + ":\n  " + tail;
        } catch (IOException e) {
            return "Its log " + log + " is not readable: " + e.getMessage();
        }
    }

    /** Asks the process and its children to end, and ends by force what has not gone after some seconds. */
    void end() {
        List<ProcessHandle> tree = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        await(process.toHandle(), GRACE);
        for (ProcessHandle left : tree) {
            if (left.isAlive()) {
                left.destroyForcibly();
            }
        }
        tree.forEach(left -> await(left, GRACE));
    }

    /** Ends the process and its children at once, as a crash would. */
    void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await(process.toHandle(), GRACE);
    }

    private static boolean isASetting(String variable) {
        return Stream.of("NOMAD_", "KUBE", "GITEA", "GIT_").anyMatch(variable::startsWith);
    }

    private static void await(ProcessHandle handle, Duration timeout) {
        try {
            handle.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The caller ends it by force next, or has done so already.
        }
    }
}
