package io.gitops4j.web.report;

import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Many services, one in fifty of them in trouble of its own. */
final class Fleet {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Revision HEAD = new Revision("apps", "4f2a9c1b7d3e5f60718293a4b5c6d7e8f9012345");

    private Fleet() {}

    /** So many in each of three environments. */
    static List<EnvironmentReport> of(int services) {
        return List.of("staging", "production", "edge").stream()
                .map(name -> EnvironmentReport.builder(state(name, services)).build())
                .toList();
    }

    static ReportPage page(int services) {
        return Report.page(ReportOptions.defaults(), of(services));
    }

    private static EnvironmentState state(String environment, int services) {
        return new EnvironmentState(
                environment,
                Map.of(HEAD.source(), HEAD),
                Optional.of(RunStatus.PARTIAL),
                Optional.of(NOON),
                IntStream.range(0, services)
                        .mapToObj(i -> service(environment, i))
                        .toList(),
                List.of());
    }

    private static ServiceState service(String environment, int number) {
        ServiceId id = ServiceId.of(String.format("service-%05d", number));
        if (number % 50 != 7) {
            return new ServiceState(
                    id,
                    ServiceStatus.UNCHANGED,
                    Optional.of(HEAD),
                    HealthReport.HEALTHY,
                    "",
                    Optional.empty(),
                    List.of());
        }
        return new ServiceState(
                id,
                ServiceStatus.FAILED,
                Optional.of(HEAD),
                new HealthReport(HealthState.DEGRADED, "pod " + environment + "-" + number + " is in CrashLoopBackOff"),
                "K8S-HEALTH " + id + ": the rollout did not become healthy. Do: read the logs of the pod.",
                Optional.of(NOON.plusSeconds(60)),
                List.of());
    }
}
