package io.gitops4j.core.internal.secret;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.work.PluginCall;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A target that quotes no secret, whatever the one behind it says: servers, webhooks and drivers like to repeat what they were sent
 * (I9). Looks for secrets only where there is something to show.
 */
public final class DiscreetTarget implements Target {
    private final Target target;

    /** Over a target that somebody else closes. */
    public DiscreetTarget(Target target) {
        this.target = target;
    }

    @Override
    public Set<Capability> capabilities() {
        return target.capabilities();
    }

    @Override
    public Rendering render(RenderRequest request) {
        Supplier<SecretTexts> secrets = () -> SecretTexts.of(request.spec());
        Rendering rendering = guarded("the target's renderer", secrets, () -> target.render(request));
        return rendering.diagnostics().isEmpty()
                ? rendering
                : new Rendering(rendering.resources(), secrets.get().mask(rendering.diagnostics()));
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        return target.observe(request, operation);
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        Supplier<SecretTexts> secrets = () -> SecretTexts.of(List.of(request.desired()));
        Preview preview = guarded("the target", secrets, () -> target.preview(request, operation));
        if (preview.diff().isEmpty() && preview.diagnostics().isEmpty()) {
            return preview;
        }
        SecretTexts texts = secrets.get();
        return new Preview(
                preview.kind(), preview.diff().stream().map(texts::mask).toList(), texts.mask(preview.diagnostics()));
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        Supplier<SecretTexts> secrets =
                () -> SecretTexts.of(request.change().desired().stream().toList());
        ApplyOutcome outcome = guarded("the target", secrets, () -> target.apply(request, operation));
        if (outcome.failure().isEmpty()) {
            return outcome;
        }
        Failure failure = outcome.failure().get();
        Diagnostic masked = secrets.get().mask(failure.diagnostic());
        return outcome.status() == ApplyOutcome.Status.CONFLICT
                ? ApplyOutcome.conflict(masked)
                : ApplyOutcome.refused(failure.kind(), masked);
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        Map<ResourceId, HealthReport> told = guarded(
                "the target", () -> SecretTexts.of(request.resources()), () -> target.health(request, operation));
        Map<ResourceId, HealthReport> reports = new HashMap<>(told);
        for (DesiredResource resource : request.resources()) {
            reports.computeIfPresent(resource.id(), (id, report) -> discreet(resource, report));
        }
        return reports;
    }

    private static HealthReport discreet(DesiredResource resource, HealthReport report) {
        return report.reason().isEmpty()
                ? report
                : new HealthReport(
                        report.state(), SecretTexts.of(List.of(resource)).mask(report.reason()));
    }

    @Override
    public void close() {
        target.close();
    }

    /** What was thrown goes no further: as a cause it would be quoted as well. */
    private static <T> T guarded(String plugin, Supplier<SecretTexts> secrets, Supplier<T> call) {
        try {
            return PluginCall.call(plugin, call);
        } catch (GitOpsException e) {
            List<Diagnostic> masked = secrets.get().mask(e.diagnostics());
            if (masked.equals(e.diagnostics())) {
                throw e;
            }
            throw new GitOpsException(e.kind(), masked);
        }
    }
}
