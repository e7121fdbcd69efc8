package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand damaged manifests: each ends in specs or in findings with a place, never in an exception, none takes a second
 * of a processor. {@code -Dfuzz.cases} runs more of them and {@code -Dfuzz.seed} others; a failure names its seed, and
 * {@code -Dfuzz.cases=1 -Dfuzz.seed=N} runs only that one.
 */
class FuzzIT {
    private static final int CASES = Integer.getInteger("fuzz.cases", 100_000);
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 20_261_128);

    @Test
    void whateverIsInAManifestIsASpecOrAFindingSoon() throws InterruptedException {
        FuzzRun.Outcome outcome =
                new FuzzRun(FIRST_SEED, CASES).run(Duration.ofMinutes(5).plusMillis(20L * CASES));

        assertThat(outcome.cases()).isEqualTo(CASES);
    }
}
