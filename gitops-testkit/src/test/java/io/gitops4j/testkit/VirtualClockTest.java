package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    @Test
    @DisplayName("it stands still until it is moved, forwards or backwards")
    void standsStill() {
        VirtualClock clock = VirtualClock.startingAt(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
        assertThat(clock.advance(Duration.ofSeconds(5))).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(clock.advance(Duration.ofSeconds(-2))).isEqualTo(Instant.ofEpochSecond(3));
        clock.set(Instant.ofEpochSecond(100));
        assertThat(clock.millis()).isEqualTo(100_000);
    }

    @Test
    @DisplayName("a view in another zone moves with it")
    void movesTogether() {
        VirtualClock clock = VirtualClock.create();
        Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
        clock.advance(Duration.ofDays(1));
        assertThat(berlin.instant()).isEqualTo(clock.instant());
        assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
