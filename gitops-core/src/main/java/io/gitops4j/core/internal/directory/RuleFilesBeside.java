package io.gitops4j.core.internal.directory;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.LiveResource;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A target that does not keep rules, with a directory that does: rule files go and stay where the services go and stay. */
public final class RuleFilesBeside implements Target {
    private final Target target;
    private final DirectoryTarget directory;

    /** The target is closed with this one. */
    public RuleFilesBeside(Target target, DirectoryTarget directory) {
        this.target = target;
        this.directory = directory;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.of(Capability.RULES);
        capabilities.addAll(target.capabilities());
        return capabilities;
    }

    @Override
    public Rendering render(RenderRequest request) {
        Rendering service = target.render(new RenderRequest(request.environment(), request.owner(), request.spec()));
        List<Diagnostic> illegal = request.rules().isEmpty() ? List.of() : DirectoryTarget.illegalNames(request.spec());
        Optional<DesiredResource> rules = illegal.isEmpty() ? DirectoryTarget.rules(request) : Optional.empty();
        return new Rendering(
                Stream.concat(service.resources().stream(), rules.stream()).toList(),
                Stream.concat(service.diagnostics().stream(), illegal.stream()).toList());
    }

    @Override
    public Observation observe(ObserveRequest request, Operation operation) {
        Observation services = target.observe(part(request, false), operation);
        Observation files = directory.observe(part(request, true), operation);
        List<LiveResource> resources = new ArrayList<>(services.resources());
        // The directory may be that of another target, which has files of its own.
        files.resources().stream().filter(file -> isRules(file.id())).forEach(resources::add);
        return new Observation(
                resources,
                services.complete() && files.complete(),
                Stream.concat(services.diagnostics().stream(), files.diagnostics().stream())
                        .toList(),
                services.leftOut());
    }

    private static ObserveRequest part(ObserveRequest request, boolean rules) {
        Set<ResourceId> wanted =
                request.wanted().stream().filter(id -> isRules(id) == rules).collect(Collectors.toSet());
        return new ObserveRequest(request.owner(), wanted, request.everythingOwned());
    }

    @Override
    public Preview preview(PreviewRequest request, Operation operation) {
        return of(request.desired().id()).preview(request, operation);
    }

    @Override
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        return of(request.change().id()).apply(request, operation);
    }

    @Override
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        Map<ResourceId, HealthReport> health = new HashMap<>(directory.health(part(request, true), operation));
        HealthRequest services = part(request, false);
        if (!services.resources().isEmpty()) {
            health.putAll(target.health(services, operation));
        }
        return health;
    }

    private static HealthRequest part(HealthRequest request, boolean rules) {
        return new HealthRequest(
                request.owner(),
                request.resources().stream()
                        .filter(resource -> isRules(resource.id()) == rules)
                        .toList());
    }

    @Override
    public void close() {
        target.close();
    }

    private Target of(ResourceId id) {
        return isRules(id) ? directory : target;
    }

    private static boolean isRules(ResourceId id) {
        return id.kind().equals(Layout.RULES);
    }
}
