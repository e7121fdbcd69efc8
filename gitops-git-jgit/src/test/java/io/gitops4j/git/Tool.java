package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the machine. Where it is not installed, tests that need it are skipped, and in CI they fail. */
final class Tool {
    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    static Tool sshKeygen() {
        return named("ssh-keygen", "openssh-client");
    }

    static Tool gpg() {
        return named("gpg", "gnupg");
    }

    private static Tool named(String name, String debianPackage) {
        String enable = name + " is not installed. Do: apt-get install -y " + debianPackage;
        Optional<Path> program = Stream.of(System.getenv("PATH").split(":", -1))
                .map(entry -> Path.of(entry, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (Boolean.parseBoolean(System.getenv("GITOPS4J_SERVERS_REQUIRED"))) {
            assertThat(program).as("required, but skipped: " + enable).isPresent();
        }
        assumeTrue(program.isPresent(), enable);
        return new Tool(program.orElseThrow());
    }

    Path program() {
        return program;
    }

    /** What it prints; fails when it fails. */
    String run(String input, String... arguments) {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(arguments));
        return run(input, words);
    }

    static String run(String input, List<String> words) {
        try {
            Path errors = Files.createTempFile("tool", ".txt");
            Process process =
                    new ProcessBuilder(words).redirectError(errors.toFile()).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            String told = Files.readString(errors);
            Files.delete(errors);
            assertThat(code).as(words + ": " + output + told).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
