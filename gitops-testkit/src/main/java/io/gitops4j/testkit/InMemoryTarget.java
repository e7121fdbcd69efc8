package io.gitops4j.testkit;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A whole target without a server, for tests of embedders and for simulations: it keeps {@link TargetContract}, and fails as its
 * {@link InMemoryBackend} is told to. A service is one {@code memory/workload}, and a {@code memory/service} for each of its
 * network services, and one {@code memory/rules} where it has rules. Thread-safe.
 */
public final class InMemoryTarget implements Target {
    private final InMemoryBackend backend;
    private final Set<Capability> capabilities;

    /** A target that can do everything, over a backend that others may share. */
    public InMemoryTarget(InMemoryBackend backend) {
        this(backend, EnumSet.allOf(Capability.class));
    }

    /** A target that declares these capabilities only, and does without the others. */
    public InMemoryTarget(InMemoryBackend backend, Set<Capability> capabilities) {
        this.backend = backend;
        this.capabilities = Set.copyOf(capabilities);
    }

    /** What it writes to. */
    public InMemoryBackend backend() {
        return backend;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Rendering render(RenderRequest request) {
        return InMemoryRenderer.render(
                request.spec(), capabilities.contains(Capability.RULES) ? request.rules() : List.of());
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        begin("observe", operation);
        return backend.listsEverything()
                ? Observation.complete(backend.list(request))
                : new Observation(
                        backend.list(request),
                        false,
                        List.of(Diagnostic.warning("MEMORY-HIDDEN")
                                .what("some resources are left out of the listing")
                                .remedy("nothing; the test wants it so")
                                .build()));
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        if (!capabilities.contains(Capability.NATIVE_PREVIEW)) {
            return Target.super.preview(request, operation);
        }
        begin("preview", operation);
        DesiredResource desired = request.desired();
        Document there = backend.stored(desired.id()).map(StoredResource::body).orElse(Document.of(Map.of()));
        return Preview.of(FieldDiff.between(there, desired.body(), desired.sensitive()));
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        begin("apply", operation);
        return backend.apply(request);
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        if (!capabilities.contains(Capability.HEALTH)) {
            return Target.super.health(request, operation);
        }
        begin("health", operation);
        Map<ResourceId, HealthReport> reports = new TreeMap<>();
        request.resources().forEach(resource -> reports.put(resource.id(), backend.look(resource)));
        return reports;
    }

    private void begin(String call, Operation operation) {
        backend.calls().count(call);
        operation.checkpoint();
        backend.faults().strikeRemote(call);
    }

    @Override
    public String toString() {
        return "InMemoryTarget over " + backend;
    }
}
