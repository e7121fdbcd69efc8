package io.gitops4j.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.work.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FailureMemoryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final ServiceId CART = ServiceId.of("cart");
    private static final Digest ONE = Digest.ofText("one");
    private static final Failure FAILURE = new Failure(
            FailureKind.REJECTED, Diagnostic.error("TEST").what("no").build());

    private final FailureMemory memory =
            new FailureMemory(new RetryPolicy(Duration.ofSeconds(30), Duration.ofMinutes(1), 3));

    @Test
    void eachFailureOfTheSameContentPutsTheNextTryFurtherAway() {
        assertThat(memory.failed(CART, ONE, FAILURE, NOW).nextTry()).contains(NOW.plusSeconds(30));
        assertThat(memory.failed(CART, ONE, FAILURE, NOW).nextTry()).contains(NOW.plusSeconds(60));
    }

    @Test
    void f59_afterTheLastTryOnlyOtherContentHelps() {
        for (int i = 0; i < 3; i++) {
            memory.failed(CART, ONE, FAILURE, NOW);
        }

        assertThat(memory.of(CART, ONE)).hasValueSatisfying(attempt -> {
            assertThat(attempt.failures()).isEqualTo(3);
            assertThat(attempt.nextTry()).isEmpty();
        });
        assertThat(memory.of(CART, Digest.ofText("two"))).isEmpty();
    }

    @Test
    void otherContentStartsAnew() {
        memory.failed(CART, ONE, FAILURE, NOW);
        memory.failed(CART, ONE, FAILURE, NOW);

        assertThat(memory.failed(CART, Digest.ofText("two"), FAILURE, NOW).failures())
                .isEqualTo(1);
    }

    @Test
    void aSuccessForgets() {
        memory.failed(CART, ONE, FAILURE, NOW);

        memory.succeeded(CART);

        assertThat(memory.of(CART, ONE)).isEmpty();
    }
}
