package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where state is made real: a thin driver. The engine owns order, retries, concurrency, prune and cancellation.
 *
 * <p>Thread-safe, except that {@link #apply} is called by one thread at a time unless {@link Capability#CONCURRENT_APPLY} is
 * declared. A call that cannot reach the target throws UNAVAILABLE or TIMEOUT; one that is not allowed to throws AUTH.
 */
public interface Target extends AutoCloseable {
    /** What it can do; the contract kit tests it both ways. */
    Set<Capability> capabilities();

    /** Expresses a service in native resources. Pure and deterministic: no I/O, no clock. */
    Rendering render(RenderRequest request);

    /** Reads live state, and says whether all of it could be read. */
    Observation observe(ObserveRequest request, Operation operation);

    /**
     * Says what applying would do, writing nothing. Called only where fingerprints do not decide.
     *
     * <p>The default compares {@code live.body()} with what is wanted, for targets without {@link Capability#NATIVE_PREVIEW}.
     */
    default Preview preview(PreviewRequest request, Operation operation) {
        Document live = request.live()
                .body()
                .orElseThrow(() -> new GitOpsException(
                        FailureKind.INTERNAL,
                        Diagnostic.error("SPI-CONTRACT")
                                .what("the target declares no native preview and gives no body for "
                                        + request.live().id())
                                .remedy("tell the author of the target")
                                .build()));
        return Preview.of(FieldDiff.between(
                live, request.desired().body(), request.desired().sensitive()));
    }

    /**
     * Makes one change by compare-and-set: a create fails if the resource is there, everything else if it is not at the version
     * of the change. Never touches a resource that does not carry the owner's mark. Idempotent.
     */
    ApplyOutcome apply(ApplyRequest request, Operation operation);

    /** How resources are doing now; does not wait. The default calls healthy whatever was asked for. */
    default Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        return request.resources().stream()
                .collect(Collectors.toMap(resource -> resource.id(), resource -> HealthReport.HEALTHY));
    }

    /** Closed once by the engine, after the last call. */
    @Override
    default void close() {}
}
