package io.gitops4j.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunOperationTest {
    private final List<Duration> naps = new ArrayList<>();
    private final Cancellation stop = new Cancellation();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private Runnable whileNapping = () -> {};
    private final RunOperation operation =
            new RunOperation(Time.of(clock(), this::nap), Duration.ofSeconds(10), List.of(stop), silence());

    private void nap(Duration duration) {
        naps.add(duration);
        now = now.plus(duration);
        whileNapping.run();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private static RunOperation.Listener silence() {
        return new RunOperation.Listener() {
            @Override
            public void report(Diagnostic diagnostic) {}

            @Override
            public void progress(String activity, long done, long total) {}
        };
    }

    @Test
    void passesWhileThereIsTime() {
        operation.checkpoint();

        assertThat(operation.remaining()).isEqualTo(Duration.ofSeconds(10));
        assertThat(operation.over()).isFalse();
    }

    @Test
    void endsWhenItsTimeIsOver() {
        now = now.plusSeconds(11);

        assertThatThrownBy(operation::checkpoint)
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.TIMEOUT))
                .hasMessageStartingWith("RUN-TIMEOUT");
        assertThat(operation.remaining()).isZero();
        assertThat(operation.over()).isTrue();
    }

    @Test
    void endsWhenSomebodyStopsIt() {
        stop.cancel();

        assertThatThrownBy(operation::checkpoint)
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CANCELLED));
    }

    @Test
    void anInterruptStopsItAndIsNotSwallowed() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(operation::checkpoint).hasMessageStartingWith("RUN-CANCELLED");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void f49_aPauseNoticesAStopWithinASecond() {
        whileNapping = stop::cancel;

        assertThatThrownBy(() -> operation.pause(Duration.ofSeconds(9))).hasMessageStartingWith("RUN-CANCELLED");
        assertThat(naps).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aPauseIsAsLongAsAskedFor() {
        operation.pause(Duration.ofMillis(2500));

        assertThat(naps.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void aPauseIsNeverLongerThanThereIsTime() {
        assertThatThrownBy(() -> operation.pause(Duration.ofMinutes(5))).hasMessageStartingWith("RUN-TIMEOUT");
        assertThat(naps.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(10));
    }
}
