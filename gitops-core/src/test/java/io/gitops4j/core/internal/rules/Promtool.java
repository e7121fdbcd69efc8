package io.gitops4j.core.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus' own judge of rule files. Where it is not installed, tests that ask it are skipped, and in CI they fail. */
final class Promtool {
    private static final String ENABLE = "promtool is not installed. Do: apt-get install -y prometheus";

    private final Path program;
    private final Path folder;

    private Promtool(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** In that folder, which the files are named from. */
    static Promtool in(Path folder) {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(":", -1))
                .map(entry -> Path.of(entry, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        boolean required = Boolean.parseBoolean(System.getenv("GITOPS4J_SERVERS_REQUIRED"));
        if (required) {
            assertThat(program).as("required, but skipped: " + ENABLE).isPresent();
        }
        assumeTrue(program.isPresent(), ENABLE);
        return new Promtool(program.orElseThrow(), folder);
    }

    /** Fails with what promtool says of files that are not as they should be, or could be better. */
    void check(List<Path> files) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("check", "rules", "--lint=all", "--lint-fatal"));
        files.forEach(file -> words.add(file.toString()));
        run(words);
    }

    /** Runs the tests in a file. */
    void test(Path file) throws IOException, InterruptedException {
        run(List.of("test", "rules", file.toString()));
    }

    private void run(List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "promtool", ".txt");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("promtool ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(() -> "promtool " + words.get(0) + " says:\n" + text(output))
                .isZero();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
