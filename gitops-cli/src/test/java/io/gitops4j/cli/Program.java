package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process of its own, ended with the test. Its output is short enough for a pipe to hold. */
final class Program implements AutoCloseable {
    private static final long MINUTES = 2;

    private final Process process;
    private final BufferedReader out;
    private final BufferedReader err;

    private Program(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = process.errorReader(StandardCharsets.UTF_8);
    }

    /** The jar that the build made. */
    static Path jar() {
        Path jar = Path.of(System.getProperty("gitops4j.cli.jar", "target/gitops-cli-0.1.0-SNAPSHOT-all.jar"))
                .toAbsolutePath();
        assertThat(jar).as("the runnable jar. Do: mvn -B verify").isRegularFile();
        return jar;
    }

    /** Runs the jar. */
    static Program jar(Path folder, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(java().toString(), "-jar", jar().toString()));
        command.addAll(Arrays.asList(args));
        return start(folder, Map.of(), command);
    }

    /** The Java that runs this test. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static Program start(Path folder, Map<String, String> variables, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Program(process);
    }

    /** Waits for its end. */
    Recorded end() throws InterruptedException {
        String results = text(out);
        String messages = text(err);
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("ended").isTrue();
        return new Recorded(process.exitValue(), results, messages);
    }

    private static String text(BufferedReader lines) {
        return lines.lines().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Reads messages up to one with this text. */
    void awaitMessage(String text) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("'" + text + "' did not come");
    }

    /** Asks it to end, as a build server does. Java hears Ctrl-C in the same way, unless the shell told it not to. */
    void terminate() {
        process.toHandle().destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
