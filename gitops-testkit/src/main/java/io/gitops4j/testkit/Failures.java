package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What every clause asks of a call that fails. */
final class Failures {
    private Failures() {}

    static void assertFails(FailureKind kind, ThrowingCallable call) {
        assertKind(kind, catchThrowable(call));
    }

    static void assertKind(FailureKind kind, @Nullable Throwable thrown) {
        assertThat(thrown)
                .as("what is thrown, to be of kind %s", kind)
                .isInstanceOfSatisfying(GitOpsException.class, e -> {
                    assertThat(e.kind()).as("kind of: %s", e.getMessage()).isEqualTo(kind);
                    assertThat(e.getMessage()).as("the message says what to do").contains("Do: ");
                });
    }
}
