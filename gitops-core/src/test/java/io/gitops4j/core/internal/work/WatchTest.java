package io.gitops4j.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final List<Activity> heard = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksForNoTextWhereNobodyListensAndNothingIsRecorded() {
        Watch deaf = Watch.of("prod", "1", time(new TickingClock()), Optional.empty());

        for (int i = 0; i < 1000; i++) {
            String done = deaf.measure(
                    Watch.Label.of(Activity.Kind.CHANGE, "create", counted()), () -> "done", any -> countedEnd());
            assertThat(done).isEqualTo("done");
        }
        deaf.note(Watch.Label.of(Activity.Kind.WAITING, "messages", counted()), this::countedEnd);

        assertThat(asked).hasValue(0);
    }

    @Test
    void readsNoClockWhereNobodyListensAndNothingIsRecorded() {
        TickingClock clock = new TickingClock();
        Watch deaf = Watch.of("prod", "1", time(clock), Optional.empty());

        deaf.stage(Stage.MERGE, () -> "merged");

        assertThat(clock.read).hasValue(0);
    }

    @Test
    void tellsBeginAndEndOfAStage() {
        TickingClock clock = new TickingClock();

        watch(clock).stage(Stage.PARSE, "apps", () -> "parsed", any -> Watch.End.of(7));

        assertThat(heard).hasSize(2);
        assertThat(heard.get(0).took()).isEmpty();
        assertThat(heard.get(0).outcome()).isEmpty();
        Activity ended = heard.get(1);
        assertThat(ended.name()).isEqualTo("parse");
        assertThat(ended.subject()).isEqualTo("apps");
        assertThat(ended.outcome()).isEqualTo("ok");
        assertThat(ended.items()).isEqualTo(7);
        assertThat(ended.started()).isEqualTo(heard.get(0).started());
        assertThat(ended.took()).hasValueSatisfying(took -> assertThat(took).isPositive());
    }

    @Test
    void tellsWhatIsNoStageOnceItHasEnded() {
        watch(new TickingClock()).measure(Watch.Label.of(Activity.Kind.FETCH, "resolve", "apps"), () -> "abc");

        assertThat(heard)
                .singleElement()
                .satisfies(activity -> assertThat(activity.took()).isPresent());
    }

    @Test
    void whatIsThrownIsTheOutcomeAndIsThrownOn() {
        Diagnostic why = Diagnostic.error("TARGET-AWAY").what("away").build();
        GitOpsException away = new GitOpsException(FailureKind.UNAVAILABLE, why);

        assertThatThrownBy(() -> watch(new TickingClock()).stage(Stage.OBSERVE, () -> {
                    throw away;
                }))
                .isSameAs(away);

        Activity ended = heard.get(1);
        assertThat(ended.outcome()).isEqualTo("unavailable");
        assertThat(ended.failure()).hasValue(away.failure());
    }

    @Test
    void aBrokenStageIsInternal() {
        assertThatThrownBy(() -> watch(new TickingClock()).stage(Stage.OBSERVE, () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(heard.get(1).outcome()).isEqualTo("internal");
    }

    private Watch watch(Clock clock) {
        return Watch.of("prod", "1", time(clock), Optional.of(heard::add));
    }

    private static Time time(Clock clock) {
        return Time.of(clock, duration -> {});
    }

    private Object counted() {
        return new Object() {
            @Override
            public String toString() {
                asked.incrementAndGet();
                return "subject";
            }
        };
    }

    private Watch.End countedEnd() {
        asked.incrementAndGet();
        return Watch.End.fine();
    }

    /** A second passes between two looks. */
    private static final class TickingClock extends Clock {
        private final AtomicInteger read = new AtomicInteger();

        @Override
        public Instant instant() {
            return NOW.plus(Duration.ofSeconds(read.getAndIncrement()));
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
