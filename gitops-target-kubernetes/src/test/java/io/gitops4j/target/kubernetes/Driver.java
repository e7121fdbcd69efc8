package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.Lifecycle;
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
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.TestOperation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Uses a target as the engine does, for one owner. */
final class Driver {
    private static final int CONFLICTS = 20;

    private final KubernetesTarget target;
    private final String owner;

    Driver(KubernetesTarget target, String owner) {
        this.target = target;
        this.owner = owner;
    }

    List<DesiredResource> render(ServiceSpec spec) {
        return target.render(new RenderRequest("test", owner, spec)).resources();
    }

    DesiredResource render(ServiceSpec spec, ResourceKind kind) {
        return render(spec).stream()
                .filter(resource -> resource.id().kind().equals(kind.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Creates everything in order. */
    List<DesiredResource> create(ServiceSpec spec) {
        List<DesiredResource> wanted = render(spec);
        for (DesiredResource resource : wanted) {
            ApplyOutcome outcome = apply(Change.create(resource, "test"));
            if (resource.lifecycle() == Lifecycle.OWNED) {
                assertThat(outcome.status()).as("%s", outcome).isEqualTo(ApplyOutcome.Status.APPLIED);
            }
        }
        return wanted;
    }

    ApplyOutcome apply(Change change) {
        return target.apply(new ApplyRequest(owner, change), TestOperation.live());
    }

    /** Updates what is there now; a controller may be writing at the same time. */
    ApplyOutcome update(DesiredResource desired) {
        for (int i = 0; i < CONFLICTS; i++) {
            ApplyOutcome outcome = apply(Change.update(desired, live(desired.id()), List.of(), "test"));
            if (outcome.status() != ApplyOutcome.Status.CONFLICT) {
                return outcome;
            }
        }
        throw new AssertionError(desired + " was in conflict " + CONFLICTS + " times");
    }

    Preview preview(DesiredResource desired) {
        return target.preview(new PreviewRequest(owner, desired, live(desired.id())), TestOperation.live());
    }

    LiveResource live(ResourceId id) {
        return observe(Set.of(id), false).resources().stream()
                .filter(live -> live.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not there"));
    }

    Observation observe(Collection<ResourceId> wanted, boolean everythingOwned) {
        return target.observe(new ObserveRequest(owner, Set.copyOf(wanted), everythingOwned), TestOperation.live());
    }

    /** All owned resources by id. */
    Map<ResourceId, LiveResource> owned() {
        return observe(Set.of(), true).resources().stream()
                .filter(LiveResource::owned)
                .collect(Collectors.toMap(LiveResource::id, live -> live, (a, b) -> a, LinkedHashMap::new));
    }

    Map<ResourceId, HealthReport> health(List<DesiredResource> resources) {
        return target.health(new HealthRequest(owner, resources), TestOperation.live());
    }

    HealthReport health(DesiredResource resource) {
        return health(List.of(resource)).values().iterator().next();
    }

    static Set<ResourceId> ids(Collection<DesiredResource> resources) {
        return resources.stream().map(DesiredResource::id).collect(Collectors.toSet());
    }
}
