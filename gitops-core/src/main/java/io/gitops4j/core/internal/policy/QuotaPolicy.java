package io.gitops4j.core.internal.policy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Caps what one service of certain owners may reserve in the environments that name this policy: instances, and CPU and memory of
 * all its instances together. What is no longer declared may always go.
 */
final class QuotaPolicy implements Policy {
    private static final long MIB = 1 << 20;

    private final String name;
    private final Caps caps;

    QuotaPolicy(String name, Caps caps) {
        this.name = name;
        this.caps = caps;
    }

    /**
     * What is allowed; nothing is no cap.
     *
     * @param owners for whom, patterns in which {@code *} is anything
     * @param replicas instances of one service at most
     * @param cpuMillis of all instances of one service at most
     * @param memoryMib of all instances of one service at most
     */
    record Caps(List<String> owners, OptionalInt replicas, OptionalInt cpuMillis, OptionalInt memoryMib) {
        Caps {
            owners = List.copyOf(owners);
        }
    }

    @Override
    public PolicyDecision evaluate(PolicyRequest request) {
        Optional<ServiceSpec> spec = request.spec();
        if (spec.isEmpty() || !Patterns.match(caps.owners(), spec.get().owner())) {
            return PolicyDecision.allow();
        }
        List<Diagnostic> reasons = reasons(request, spec.get());
        return reasons.isEmpty() ? PolicyDecision.allow() : new PolicyDecision(PolicyDecision.Effect.DENY, reasons);
    }

    private List<Diagnostic> reasons(PolicyRequest request, ServiceSpec spec) {
        int instances = spec.autoscaling()
                .map(Autoscaling::maxReplicas)
                .orElse(spec.scaling().replicas());
        long cpu = instances * sum(spec, ComputeAmount::cpuMillis);
        long memory = instances * sum(spec, ComputeAmount::memoryBytes) / MIB;
        String where = spec.autoscaling().isPresent() ? "autoscaling.maxReplicas" : "scaling.replicas";
        List<Diagnostic> reasons = new ArrayList<>();
        if (caps.replicas().isPresent() && instances > caps.replicas().getAsInt()) {
            reasons.add(reason(
                    request,
                    spec,
                    where,
                    instances + " instances",
                    Integer.toString(caps.replicas().getAsInt())));
        }
        if (caps.cpuMillis().isPresent() && cpu > caps.cpuMillis().getAsInt()) {
            reasons.add(reason(
                    request,
                    spec,
                    "containers[0].resources.requests.cpuMillis",
                    cpu + "m of CPU (" + instances + " instances)",
                    caps.cpuMillis().getAsInt() + "m"));
        }
        if (caps.memoryMib().isPresent() && memory > caps.memoryMib().getAsInt()) {
            reasons.add(reason(
                    request,
                    spec,
                    "containers[0].resources.requests.memoryBytes",
                    memory + "Mi of memory (" + instances + " instances)",
                    caps.memoryMib().getAsInt() + "Mi"));
        }
        return reasons;
    }

    private static long sum(ServiceSpec spec, Function<ComputeAmount, OptionalLong> part) {
        return spec.containers().stream()
                .mapToLong(container ->
                        part.apply(container.resources().requests()).orElse(0))
                .sum();
    }

    private Diagnostic reason(PolicyRequest request, ServiceSpec spec, String specPath, String asked, String allowed) {
        Diagnostic.Builder reason = Diagnostic.error("POL-QUOTA").path(specPath);
        request.plan().manifest().ifPresent(reason::at);
        spec.origins().at(specPath).ifPresent(reason::at);
        return reason.what("'" + spec.id() + "' asks for up to " + asked + ", and the policy '" + name
                        + "' allows one service " + allowed + " in " + request.environment())
                .remedy("ask for less, or have the policy raised")
                .build();
    }
}
