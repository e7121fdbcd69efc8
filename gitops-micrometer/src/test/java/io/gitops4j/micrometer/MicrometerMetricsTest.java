package io.gitops4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.RunStatus;
import io.gitops4j.api.telemetry.Metric;
import io.gitops4j.api.telemetry.MetricType;
import io.gitops4j.testkit.VirtualClock;
import io.gitops4j.testkit.telemetry.BusyEngine;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicrometerMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VirtualClock clock = VirtualClock.create();
    private BusyEngine engine;

    @BeforeEach
    void start(@TempDir Path directory) {
        engine = new BusyEngine(directory, clock, MicrometerMetrics.of(registry).withClock(clock));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aRealEngineMakesExactlyTheMetersOfTheList() {
        engine.doEverything();

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName() + " " + type(meter))
                .containsOnly(Arrays.stream(Metric.values())
                        .map(metric -> metric.id() + " " + metric.type())
                        .toArray(String[]::new));
    }

    @Test
    void everyMeterHasTheTagsAndTheDescriptionOfTheList() {
        engine.doEverything();

        for (Metric metric : Metric.values()) {
            assertThat(registry.get(metric.id()).meters()).isNotEmpty().allSatisfy(meter -> {
                assertThat(meter.getId().getTags())
                        .extracting(Tag::getKey)
                        .containsExactlyInAnyOrderElementsOf(
                                metric.tags().stream().map(tag -> tag.key()).toList());
                assertThat(meter.getId().getDescription()).isEqualTo(metric.about());
            });
        }
    }

    @Test
    void aTimerTakesTheTimeOfTheEnginesClock() {
        engine.declare();
        engine.disturbNextRun();
        assertThat(engine.run().status()).isEqualTo(RunStatus.APPLIED);

        assertThat(registry.get("gitops.reconcile")
                        .tags("environment", "prod", "outcome", "applied")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .as("the run waited before its second try")
                .isPositive();
        assertThat(registry.get("gitops.target.retries")
                        .tags("environment", "prod")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void gaugesAreKeptAliveByTheRegistry() {
        engine.declare();
        engine.run();
        System.gc();

        assertThat(registry.get("gitops.services")
                        .tags("state", "deployed")
                        .gauge()
                        .value())
                .isEqualTo(3);
    }

    @Test
    void twoEnginesShareARegistry(@TempDir Path directory) {
        try (BusyEngine other =
                new BusyEngine(directory, clock, MicrometerMetrics.of(registry).withClock(clock))) {
            other.declare();
            other.run();
            engine.run();
        }

        assertThat(registry.get("gitops.reconcile").timers().stream()
                        .mapToLong(timer -> timer.count())
                        .sum())
                .isEqualTo(2);
    }

    private static MetricType type(Meter meter) {
        return switch (meter.getId().getType()) {
            case TIMER -> MetricType.TIMER;
            case COUNTER -> MetricType.COUNTER;
            case GAUGE -> MetricType.GAUGE;
            default -> throw new AssertionError(meter.getId() + " is none of the three");
        };
    }
}
