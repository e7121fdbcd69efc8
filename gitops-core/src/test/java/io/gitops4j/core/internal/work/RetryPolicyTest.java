package io.gitops4j.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(10), 3);

    @Test
    void theWaitDoublesUpToTheCap() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(policy::delay).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 10L, 10L, 10L);
    }

    @Test
    void theWaitNeverOverflows() {
        assertThat(policy.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aCapBelowTheFirstWaitWins() {
        assertThat(new RetryPolicy(Duration.ofMinutes(1), Duration.ofSeconds(5), 3).delay(1))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void triesCountTheFirstOne() {
        assertThat(policy.allows(1)).isTrue();
        assertThat(policy.allows(2)).isTrue();
        assertThat(policy.allows(3)).isFalse();
    }
}
