package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.HealthRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Clauses of {@link TargetContract} on health. */
final class TargetHealth {
    private TargetHealth() {}

    static void becomesHealthy(TargetBench bench) {
        assumeDeclared(bench, true);
        List<DesiredResource> created = bench.create(bench.spec("cart", 1));
        bench.await("every resource is healthy", () -> {
            Map<ResourceId, HealthReport> health = health(bench, created);
            assertThat(health)
                    .as("health now")
                    .allSatisfy((id, report) ->
                            assertThat(report.state()).as("%s: %s", id, report).isNotEqualTo(HealthState.DEGRADED));
            return health.values().stream().allMatch(HealthReport.HEALTHY::equals);
        });
    }

    static void missing(TargetBench bench) {
        assumeDeclared(bench, true);
        List<DesiredResource> absent = bench.prepare(bench.spec("cart", 1));
        assertThat(health(bench, absent))
                .allSatisfy((id, report) -> assertThat(report.state())
                        .as("health of %s, which is not there: %s", id, report)
                        .isEqualTo(HealthState.MISSING));
    }

    static void undeclared(TargetBench bench) {
        assumeDeclared(bench, false);
        List<DesiredResource> created = bench.create(bench.spec("cart", 1));
        assertThat(health(bench, created).values()).containsOnly(HealthReport.HEALTHY);
    }

    private static Map<ResourceId, HealthReport> health(TargetBench bench, List<DesiredResource> resources) {
        Map<ResourceId, HealthReport> health =
                bench.target().health(new HealthRequest(bench.owner(), resources), TestOperation.live());
        assertThat(health.keySet())
                .as("resources that health tells about")
                .containsExactlyInAnyOrderElementsOf(
                        resources.stream().map(DesiredResource::id).toList());
        return health;
    }

    private static void assumeDeclared(TargetBench bench, boolean declared) {
        boolean has = bench.target().capabilities().contains(Capability.HEALTH);
        Assumptions.assumeTrue(has == declared, "the target declares " + (has ? "HEALTH" : "no HEALTH"));
    }
}
