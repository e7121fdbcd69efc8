package io.gitops4j.testkit;

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
import java.util.Map;
import java.util.Set;

/** A sound target, for a flaw to be put over. */
class TargetWrapper implements Target {
    final InMemoryTarget sound;

    TargetWrapper(InMemoryTarget sound) {
        this.sound = sound;
    }

    InMemoryBackend backend() {
        return sound.backend();
    }

    @Override
    public Set<Capability> capabilities() {
        return sound.capabilities();
    }

    @Override
    public Rendering render(RenderRequest request) {
        return sound.render(request);
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return sound.observe(request, operation);
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        return sound.preview(request, operation);
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        return sound.apply(request, operation);
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        return sound.health(request, operation);
    }

    @Override
    public void close() {
        sound.close();
    }

    @Override
    public String toString() {
        return sound.toString();
    }
}
