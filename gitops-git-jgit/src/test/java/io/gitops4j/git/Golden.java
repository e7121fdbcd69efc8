package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Compares messages with {@code messages.txt}, where each stands as {@code name: KIND message}, with {@code {words}} for what differs. */
final class Golden {
    private static final List<String> LINES = lines();

    private Golden() {}

    static GitOpsException assertFails(String name, Map<String, String> words, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).as(name).isInstanceOf(GitOpsException.class);
        GitOpsException failure = (GitOpsException) thrown;
        assertThat(failure.kind() + " " + failure.getMessage()).as(name).isEqualTo(expected(name, words));
        assertThat(failure.getMessage().length()).isLessThanOrEqualTo(Diagnostic.MAX_LENGTH);
        return failure;
    }

    static GitOpsException assertFails(String name, ThrowingCallable call) {
        return assertFails(name, Map.of(), call);
    }

    /** A message without its kind, which what is only reported has not. */
    static String text(String name, Map<String, String> words) {
        return expected(name, words);
    }

    static void assertKind(FailureKind kind, ThrowingCallable call) {
        assertThat(catchThrowable(call))
                .isInstanceOfSatisfying(
                        GitOpsException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
    }

    private static String expected(String name, Map<String, String> words) {
        String line = LINES.stream()
                .filter(candidate -> candidate.startsWith(name + ": "))
                .findFirst()
                .orElse(name + ": not in messages.txt")
                .substring(name.length() + 2);
        for (Map.Entry<String, String> word : words.entrySet()) {
            line = line.replace("{" + word.getKey() + "}", word.getValue());
        }
        return line;
    }

    private static List<String> lines() {
        try (InputStream file = Golden.class.getResourceAsStream("messages.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
