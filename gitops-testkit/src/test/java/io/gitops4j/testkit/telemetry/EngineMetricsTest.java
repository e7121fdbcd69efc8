package io.gitops4j.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.RunStatus;
import io.gitops4j.api.telemetry.EngineMetrics;
import io.gitops4j.api.telemetry.Metric;
import io.gitops4j.api.telemetry.MetricSink;
import io.gitops4j.api.telemetry.MetricTag;
import io.gitops4j.api.telemetry.MetricType;
import io.gitops4j.testkit.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineMetricsTest {
    private static final Map<String, String> PROD = Map.of("environment", BusyEngine.ENVIRONMENT);

    private final VirtualClock clock = VirtualClock.create();
    private final Recorded recorded = new Recorded();
    private BusyEngine engine;

    @BeforeEach
    void start(@TempDir Path directory) {
        engine = new BusyEngine(directory, clock, EngineMetrics.into(recorded).withClock(clock));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aRealEngineMakesEveryMetricOfTheListAndUsesItAsItsTypeSays() {
        engine.doEverything();

        assertThat(recorded.metrics()).isEqualTo(EnumSet.allOf(Metric.class));
        assertThat(recorded.wrong).isEmpty();
    }

    @Test
    void everySeriesHasExactlyTheTagsThatAreDeclared() {
        engine.doEverything();

        recorded.all().forEach(series -> {
            Map<String, MetricTag> declared =
                    series.metric().tags().stream().collect(Collectors.toMap(MetricTag::key, Function.identity()));
            assertThat(series.tags().keySet()).as("%s", series).isEqualTo(declared.keySet());
            series.tags().forEach((key, value) -> {
                List<String> words = declared.get(key).words();
                assertThat(words.isEmpty() ? Set.of("prod", "apps", "forge") : words)
                        .as("%s of %s", key, series.metric())
                        .contains(value);
            });
        });
    }

    @Test
    void moreServicesAndMoreRunsMakeNoMoreSeries() {
        engine.doEverything();
        engine.declare();
        engine.run();
        int before = recorded.all().size();

        for (int i = 0; i < 30; i++) {
            engine.declare("service-" + i, "1");
        }
        assertThat(engine.run().status()).isEqualTo(RunStatus.APPLIED);

        assertThat(recorded.all()).hasSize(before);
    }

    @Test
    void aServiceIsNamedWhereThatIsWanted(@TempDir Path directory) {
        try (BusyEngine other = new BusyEngine(
                directory, clock, EngineMetrics.into(recorded).withClock(clock).withServices())) {
            other.declare();
            other.run();
        }

        assertThat(recorded.all())
                .filteredOn(series -> series.metric() == Metric.CHANGES)
                .extracting(series -> series.tags().get("service"))
                .containsExactlyInAnyOrder("cart", "shop", "tax");
    }

    @Test
    void countsWhatWasDone() {
        engine.declare();
        engine.run();

        assertThat(recorded.times(Metric.RECONCILE, Map.of("environment", "prod", "outcome", "applied")))
                .isEqualTo(1);
        assertThat(recorded.times(
                        Metric.CHANGES, Map.of("environment", "prod", "kind", "create", "outcome", "written")))
                .isEqualTo(3);
        assertThat(recorded.times(Metric.MANIFESTS_PARSED, PROD)).isEqualTo(3);
        assertThat(recorded.gauge(Metric.SERVICES, Map.of("environment", "prod", "state", "deployed")))
                .isEqualTo(3);
    }

    @Test
    void aFurtherRunMovesServicesToTheirNewState() {
        engine.declare();
        engine.run();
        engine.run();

        assertThat(recorded.gauge(Metric.SERVICES, Map.of("environment", "prod", "state", "deployed")))
                .isZero();
        assertThat(recorded.gauge(Metric.SERVICES, Map.of("environment", "prod", "state", "unchanged")))
                .isEqualTo(3);
    }

    @Test
    void driftIsWhatSomebodyChangedAndNotWhatGitChanged() {
        engine.declare();
        engine.run();
        engine.declare("cart", "2");
        engine.run();
        assertThat(recorded.gauge(Metric.DRIFT, PROD)).isZero();

        engine.tamper("cart");
        engine.run();
        assertThat(recorded.gauge(Metric.DRIFT, PROD)).isEqualTo(1);

        engine.run();
        assertThat(recorded.gauge(Metric.DRIFT, PROD)).isZero();
    }

    @Test
    void heldDeletesAreCounted() {
        engine.declare();
        engine.run();
        engine.declareNextToNothing();
        assertThat(engine.run().status()).isEqualTo(RunStatus.HELD);

        assertThat(recorded.gauge(Metric.HOLDS, PROD)).isEqualTo(2);
    }

    @Test
    void theLastSuccessGrowsOldWhileRunsFail() {
        engine.declare();
        engine.run();
        engine.cutTarget();
        clock.advance(Duration.ofMinutes(5));
        assertThat(engine.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(recorded.gauge(Metric.LAST_SUCCESS_AGE, PROD)).isGreaterThanOrEqualTo(300);

        engine.mendTarget();
        engine.run();
        assertThat(recorded.gauge(Metric.LAST_SUCCESS_AGE, PROD)).isZero();
    }

    @Test
    void anEnvironmentThatNeverSucceededAgesFromItsFirstRun() {
        engine.cutTarget();
        engine.declare();
        engine.run();
        clock.advance(Duration.ofMinutes(1));

        assertThat(recorded.gauge(Metric.LAST_SUCCESS_AGE, PROD)).isGreaterThanOrEqualTo(60);
    }

    private record Series(Metric metric, Map<String, String> tags) {}

    /** Keeps everything, and what was used against its type. */
    private static final class Recorded implements MetricSink {
        private final Map<Series, Long> counted = new HashMap<>();
        private final Map<Series, DoubleSupplier> gauges = new HashMap<>();
        private final List<String> wrong = new ArrayList<>();

        @Override
        public synchronized void time(Metric metric, Map<String, String> tags, Duration took) {
            add(MetricType.TIMER, new Series(metric, tags), 1);
        }

        @Override
        public synchronized void count(Metric metric, Map<String, String> tags, long more) {
            add(MetricType.COUNTER, new Series(metric, tags), more);
        }

        @Override
        public synchronized void gauge(Metric metric, Map<String, String> tags, DoubleSupplier value) {
            if (metric.type() != MetricType.GAUGE || gauges.put(new Series(metric, tags), value) != null) {
                wrong.add(metric + " as a gauge");
            }
        }

        private void add(MetricType type, Series series, long more) {
            if (series.metric().type() != type) {
                wrong.add(series.metric() + " as a " + type);
            }
            counted.merge(series, more, Long::sum);
        }

        Set<Series> all() {
            Set<Series> all = new java.util.HashSet<>(counted.keySet());
            all.addAll(gauges.keySet());
            return all;
        }

        Set<Metric> metrics() {
            return all().stream().map(Series::metric).collect(Collectors.toSet());
        }

        long times(Metric metric, Map<String, String> tags) {
            return counted.getOrDefault(new Series(metric, tags), 0L);
        }

        double gauge(Metric metric, Map<String, String> tags) {
            return gauges.get(new Series(metric, tags)).getAsDouble();
        }
    }
}
