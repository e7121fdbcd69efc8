package io.gitops4j.core.internal.run;

import io.gitops4j.api.Activity;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.work.Watch;
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
import java.util.function.Supplier;

/**
 * A target of which every call is measured for the run that makes it.
 *
 * @param target is closed by somebody else
 */
record MeasuredTarget(Target target) implements Target {
    @Override
    public Set<Capability> capabilities() {
        return target.capabilities();
    }

    @Override
    public Rendering render(RenderRequest request) {
        return target.render(request);
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return call("observe", operation, () -> target.observe(request, operation));
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        return call("preview", operation, () -> target.preview(request, operation));
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        return call("apply", operation, () -> target.apply(request, operation));
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        return call("health", operation, () -> target.health(request, operation));
    }

    @Override
    public void close() {
        target.close();
    }

    private static <T> T call(String name, Operation operation, Supplier<T> body) {
        return Watch.of(operation).measure(Watch.Label.of(Activity.Kind.TARGET_CALL, name, ""), body);
    }
}
