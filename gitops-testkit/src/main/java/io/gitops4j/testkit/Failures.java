package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every clause asks of a call that fails. */
final class Failures {
    private Failures() {}

    static void assertFails(FailureKind kind, ThrowingCallable call) {
        assertKind(kind, catchThrowable(call));
    }

    static void assertKind(FailureKind kind, Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(GitOpsException.class, e -> {
            assertThat(e.kind()).as("kind of: %s", e.getMessage()).isEqualTo(kind);
            assertThat(e.getMessage()).as("the message says what to do").contains("Do: ");
        });
    }
}
