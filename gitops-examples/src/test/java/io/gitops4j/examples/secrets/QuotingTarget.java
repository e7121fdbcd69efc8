package io.gitops4j.examples.secrets;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Severity;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A target as bad as they come: whatever goes wrong, it repeats all that it was sent. */
final class QuotingTarget implements Target {
    /** How it fails. */
    enum Way {
        /** It does not, but is never well. */
        UNHEALTHY,
        /** A value that says no. */
        REFUSES,
        /** The exception of the SPI. */
        THROWS,
        /** An exception that no plug-in should throw. */
        BREAKS,
        /** The plan was made on something older, it says. */
        CONFLICTS
    }

    private final Target target;
    private final Way way;

    QuotingTarget(Target target, Way way) {
        this.target = target;
        this.way = way;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.HEALTH);
    }

    @Override
    public Rendering render(RenderRequest request) {
        Rendering rendering = target.render(request);
        List<Diagnostic> findings = new ArrayList<>(rendering.diagnostics());
        rendering.resources().forEach(resource -> findings.add(quoted(resource).withSeverity(Severity.WARNING)));
        return new Rendering(rendering.resources(), findings);
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return target.observe(request, operation);
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        Preview preview = target.preview(request, operation);
        return new Preview(
                preview.kind(),
                preview.diff(),
                List.of(quoted(request.desired()).withSeverity(Severity.WARNING)));
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        if (request.change().desired().isEmpty() || way == Way.UNHEALTHY) {
            return target.apply(request, operation);
        }
        DesiredResource desired = request.change().desired().get();
        return switch (way) {
            case REFUSES -> ApplyOutcome.refused(FailureKind.REJECTED, quoted(desired));
            case CONFLICTS -> ApplyOutcome.conflict(quoted(desired));
            case THROWS -> throw new GitOpsException(FailureKind.REJECTED, quoted(desired));
            default -> throw new IllegalStateException(desired.body().toJson());
        };
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        Map<ResourceId, HealthReport> reports = new HashMap<>();
        request.resources()
                .forEach(resource -> reports.put(
                        resource.id(),
                        new HealthReport(
                                HealthState.DEGRADED,
                                "not well: " + resource.body().fields())));
        return reports;
    }

    private static Diagnostic quoted(DesiredResource resource) {
        return Diagnostic.error("QUOTED")
                .what("cannot take " + resource.body().fields())
                .remedy("look at " + resource.body().toJson())
                .build();
    }
}
