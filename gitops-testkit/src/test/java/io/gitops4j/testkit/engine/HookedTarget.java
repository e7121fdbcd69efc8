package io.gitops4j.testkit.engine;

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
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemoryTarget;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A target in memory with a hook before every call. It counts what it renders and whether it was closed. */
final class HookedTarget implements Target {
    private final InMemoryTarget target;

    UnaryOperator<Rendering> render = rendering -> rendering;
    Hook<ObserveRequest, Observation> observe = Hook.none();
    Hook<PreviewRequest, Preview> preview = Hook.none();
    Hook<ApplyRequest, ApplyOutcome> apply = Hook.none();
    Hook<HealthRequest, Map<ResourceId, HealthReport>> health = Hook.none();
    Set<Capability> capabilities;
    int rendered;
    int closed;

    HookedTarget(InMemoryBackend backend) {
        this.target = new InMemoryTarget(backend);
        this.capabilities = target.capabilities();
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Rendering render(RenderRequest request) {
        rendered++;
        return render.apply(target.render(request));
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return observe.call(request, operation, () -> target.observe(request, operation));
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        return preview.call(request, operation, () -> target.preview(request, operation));
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        return apply.call(request, operation, () -> target.apply(request, operation));
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        return health.call(request, operation, () -> target.health(request, operation));
    }

    @Override
    public void close() {
        closed++;
    }
}
