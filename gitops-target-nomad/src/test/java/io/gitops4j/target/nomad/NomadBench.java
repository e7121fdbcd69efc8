package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.testkit.TestOperation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A target in the hands of one owner, used as the engine uses it. */
final class NomadBench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final NomadTarget target;
    private final String owner;

    NomadBench(NomadOptions options, String owner) {
        this.target = new NomadTarget(options);
        this.owner = owner;
    }

    /** The job of a service. */
    DesiredResource job(ServiceSpec spec) {
        List<DesiredResource> resources =
                target.render(new RenderRequest("test", owner, spec)).resources();
        return resources.get(resources.size() - 1);
    }

    Observation observe(Collection<ResourceId> wanted, boolean everythingOwned) {
        return target.observe(new ObserveRequest(owner, Set.copyOf(wanted), everythingOwned), TestOperation.live());
    }

    Optional<LiveResource> find(DesiredResource resource) {
        return observe(List.of(resource.id()), true).resources().stream()
                .filter(live -> live.id().equals(resource.id()))
                .findFirst();
    }

    LiveResource live(DesiredResource resource) {
        return find(resource).orElseThrow();
    }

    Preview preview(DesiredResource resource) {
        return target.preview(new PreviewRequest(owner, resource, live(resource)), TestOperation.live());
    }

    ApplyOutcome create(DesiredResource resource) {
        return apply(Change.create(resource, "test"));
    }

    ApplyOutcome update(DesiredResource resource) {
        return apply(Change.update(resource, live(resource), List.of(), "test"));
    }

    ApplyOutcome recreate(DesiredResource resource) {
        return apply(Change.recreate(resource, live(resource), List.of(), "test"));
    }

    ApplyOutcome delete(DesiredResource resource) {
        return apply(Change.delete(live(resource), "test"));
    }

    ApplyOutcome apply(Change change) {
        return target.apply(new ApplyRequest(owner, change), TestOperation.live());
    }

    /** Creates it and waits until it is healthy. */
    void deploy(DesiredResource resource) {
        ApplyOutcome outcome = create(resource);
        assertThat(outcome.status()).as("%s", outcome).isEqualTo(ApplyOutcome.Status.APPLIED);
        assertThat(settled(resource)).isEqualTo(HealthReport.HEALTHY);
    }

    Map<ResourceId, HealthReport> health(List<DesiredResource> resources) {
        return target.health(new HealthRequest(owner, resources), TestOperation.live());
    }

    HealthReport health(DesiredResource resource) {
        HealthReport report = health(List.of(resource)).get(resource.id());
        assertThat(report).isNotNull();
        return report;
    }

    /** Its health when waiting can change it no more. */
    HealthReport settled(DesiredResource resource) {
        return await(resource, report -> report.state().settled());
    }

    /** Its health when it has a reason, while it goes on. */
    HealthReport progressing(DesiredResource resource, String reason) {
        return await(
                resource,
                report -> report.state() == HealthState.PROGRESSING
                        && report.reason().contains(reason));
    }

    private HealthReport await(DesiredResource resource, Predicate<HealthReport> reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HealthReport report = health(resource);
        while (!reached.test(report)) {
            assertThat(System.nanoTime()).as("still %s", report).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            report = health(resource);
        }
        return report;
    }

    @Override
    public void close() {
        target.close();
    }
}
