package io.gitops4j.forge.github.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private final VirtualClock clock = VirtualClock.create();
    private final Budget budget = new Budget(clock);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void f53_noWindowHoldsMoreThanItMayAndTheTimeThatIsNamedIsTheFirst(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Instant> made = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 100 : 5000)));
            GitOpsException later = catchThrowableOfType(GitOpsException.class, budget::write);
            if (later == null) {
                made.add(clock.instant());
            } else {
                clock.set(later.notBefore().orElseThrow().minusMillis(1));
                assertThat(catchThrowableOfType(GitOpsException.class, budget::write))
                        .isNotNull();
                clock.advance(Duration.ofMillis(1));
            }
            assertThat(within(made, Duration.ofMinutes(1))).isLessThanOrEqualTo(80);
            assertThat(within(made, Duration.ofHours(1))).isLessThanOrEqualTo(500);
        }
        assertThat(made).hasSizeGreaterThan(600);
    }

    private long within(List<Instant> made, Duration window) {
        Instant start = clock.instant().minus(window);
        return made.stream().filter(at -> at.isAfter(start)).count();
    }

    @Test
    void f51_aClockThatIsSetBackDoesNotStopTheWrites() {
        for (int i = 0; i < 80; i++) {
            budget.write();
        }
        clock.advance(Duration.ofHours(-1));

        assertThatCode(budget::write).doesNotThrowAnyException();
    }

    @Test
    void f36_silenceIsKeptForAnHourAtMost() {
        budget.closeUntil(clock.instant().plus(Duration.ofDays(365)));

        GitOpsException silent = catchThrowableOfType(GitOpsException.class, budget::request);

        assertThat(silent.notBefore()).contains(clock.instant().plus(Duration.ofHours(1)));
    }
}
