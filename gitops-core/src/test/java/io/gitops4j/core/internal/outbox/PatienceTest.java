package io.gitops4j.core.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void waitsLongerWithEveryFailureUpToTenMinutes() {
        GitOpsException away = new GitOpsException(
                FailureKind.UNAVAILABLE, Diagnostic.error("TEST").what("away").build());
        List<Duration> delays = new ArrayList<>();
        for (int failures = 1; failures <= 10; failures++) {
            delays.add(Patience.delay(away, failures, START));
        }

        assertThat(delays)
                .startsWith(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20))
                .endsWith(Duration.ofMinutes(10))
                .isSorted();
    }
}
