package io.gitops4j.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end and gives back what it printed.
 *
 * @param environment all variables of the program; the variables of this JVM are not passed on
 */
record Command(List<String> words, Path folder, Map<String, String> environment, String input) {

    private static final long TIMEOUT_SECONDS = 120;

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** What the program wrote to its standard output; throws with its error output when it fails. */
    String run() {
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory("gitops4j-command-");
            return run(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + words.get(0) + ". Do: check that it is installed.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + this, e);
        } finally {
            if (scratch != null) {
                delete(scratch);
            }
        }
    }

    private String run(Path scratch) throws IOException, InterruptedException {
        Path in = Files.writeString(scratch.resolve("in"), input);
        Path out = scratch.resolve("out");
        Path err = scratch.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(this + " did not end within " + TIMEOUT_SECONDS + " s");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(this + " ended with exit code " + process.exitValue() + ":\n"
                    + Files.readString(err) + Files.readString(out));
        }
        return Files.readString(out);
    }

    private static void delete(Path scratch) {
        for (String file : List.of("in", "out", "err", "")) {
            try {
                Files.deleteIfExists(scratch.resolve(file));
            } catch (IOException e) {
                // Left to the system's own cleaning.
            }
        }
    }

    /** The command line alone: neither the environment nor the input is for messages. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
