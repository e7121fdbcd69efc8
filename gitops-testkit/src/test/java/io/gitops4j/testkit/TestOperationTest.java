package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TestOperationTest {
    @Test
    @DisplayName("a live one passes every checkpoint, until it is cancelled")
    void livesUntilCancelled() {
        TestOperation operation = TestOperation.live();
        operation.checkpoint();
        operation.cancel();
        assertFails(FailureKind.CANCELLED, operation::checkpoint);
        assertThat(operation.checkpoints()).isEqualTo(2);
    }

    @Test
    @DisplayName("one that is cancelled after two checkpoints passes two")
    void isCancelledAfterTwo() {
        TestOperation operation = TestOperation.cancelledAfter(2);
        operation.checkpoint();
        operation.checkpoint();
        assertFails(FailureKind.CANCELLED, operation::checkpoint);
    }

    @Test
    @DisplayName("an expired one has no time left, and says so")
    void isExpired() {
        TestOperation operation = TestOperation.expired();
        assertThat(operation.remaining()).isZero();
        assertFails(FailureKind.TIMEOUT, operation::checkpoint);
    }

    @Test
    @DisplayName("one that expires by a virtual clock does so when the clock says so")
    void expiresByTheClock() {
        VirtualClock clock = VirtualClock.create();
        TestOperation operation = TestOperation.expiring(Duration.ofSeconds(10), clock);
        clock.advance(Duration.ofSeconds(9));
        assertThatCode(operation::checkpoint).doesNotThrowAnyException();
        assertThat(operation.remaining()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(2));
        assertThat(operation.remaining()).isZero();
        assertFails(FailureKind.TIMEOUT, operation::checkpoint);
    }

    @Test
    @DisplayName("one that expires by real time never has more than it was given")
    void expiresByRealTime() {
        TestOperation operation = TestOperation.expiring(Duration.ofHours(1));
        assertThat(operation.remaining()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
        assertFails(FailureKind.TIMEOUT, TestOperation.expiring(Duration.ZERO)::checkpoint);
    }

    @Test
    @DisplayName("reports are kept in order")
    void keepsReports() {
        TestOperation operation = TestOperation.live();
        Diagnostic first = Diagnostic.info("FIRST").what("first").build();
        Diagnostic second = Diagnostic.info("SECOND").what("second").build();
        operation.report(first);
        operation.report(second);
        assertThat(operation.reports()).containsExactly(first, second);
    }
}
