package io.gitops4j.core.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.core.internal.outbox.Work;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final List<String> sent = new ArrayList<>();
    private final List<Duration> naps = new ArrayList<>();
    private final List<Runnable> alarms = new ArrayList<>();
    private final Cancellation closing = new Cancellation();
    private Instant now = START;
    private Optional<GitOpsException> trouble = Optional.empty();
    private boolean executorIsFull;

    @TempDir
    private Path directory;

    private final ForgeReporter reporter = new ForgeReporter() {
        @Override
        public Optional<String> repository(String source) {
            return Optional.of("shop/apps");
        }

        @Override
        public void report(ForgeReport report, Operation operation) {
            operation.checkpoint();
            if (trouble.isPresent()) {
                throw trouble.get();
            }
            sent.add(report.revision().id());
        }

        @Override
        public void comment(PlanComment comment, Operation operation) {
            throw new AssertionError("nobody asked for it");
        }
    };

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };

    private Outbox outbox() {
        Work work = new Work(
                task -> {
                    if (executorIsFull) {
                        throw new RejectedExecutionException();
                    }
                    task.run();
                },
                Time.of(clock, duration -> {
                    throw new AssertionError("a lane never waits on a thread");
                }),
                (delay, task) -> {
                    naps.add(delay);
                    alarms.add(task);
                },
                closing,
                (environment, finding) -> {});
        return new Outbox(java.util.Map.of("prod", List.of(new NamedReporter("forge", reporter))), directory, work);
    }

    private static Candidate ended(String commit) {
        ForgeReport report = ForgeReport.builder("prod", new Revision("apps", commit), ForgeState.SUCCESS, START)
                .build();
        return new Candidate(report, "SUCCESS", false);
    }

    private static GitOpsException away() {
        return new GitOpsException(
                FailureKind.UNAVAILABLE, Diagnostic.error("TEST").what("away").build());
    }

    private void ring() {
        Runnable alarm = alarms.remove(0);
        alarm.run();
    }

    @Test
    void whatWaitsIsSentByTheAlarmWithoutAnyRun() {
        Outbox outbox = outbox();
        trouble = Optional.of(away());
        outbox.tell(ended("c1"));
        assertThat(naps).containsExactly(Duration.ofSeconds(5));
        trouble = Optional.empty();

        now = now.plusSeconds(5);
        ring();

        assertThat(sent).containsExactly("c1");
        assertThat(alarms).isEmpty();
    }

    @Test
    void oneAlarmAtATimeIsSetAndNoneForLong() {
        Outbox outbox = outbox();
        trouble = Optional.of(new GitOpsException(
                FailureKind.UNAVAILABLE, Diagnostic.error("TEST").what("busy").build(), START.plusSeconds(600)));
        outbox.tell(ended("c1"));
        outbox.tell(ended("c2"));
        outbox.wake();
        assertThat(naps).containsExactly(Duration.ofMinutes(1));

        now = now.plusSeconds(60);
        ring();

        assertThat(sent).isEmpty();
        assertThat(naps).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    @Test
    void anExecutorThatTakesNoWorkIsAskedAgain() {
        Outbox outbox = outbox();
        executorIsFull = true;
        outbox.tell(ended("c1"));
        executorIsFull = false;

        ring();

        assertThat(sent).containsExactly("c1");
    }

    @Test
    void aClosedOneCallsNobodyAndKeepsWhatWaits() {
        Outbox outbox = outbox();
        trouble = Optional.of(away());
        outbox.tell(ended("c1"));
        closing.cancel();
        outbox.close();
        trouble = Optional.empty();
        now = now.plusSeconds(5);

        ring();

        assertThat(sent).isEmpty();
        assertThat(new Waiting("forge", directory.resolve("forge"), 10).box().all())
                .hasSize(1);
    }
}
