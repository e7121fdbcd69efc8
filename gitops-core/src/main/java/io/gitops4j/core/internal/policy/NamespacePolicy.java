package io.gitops4j.core.internal.policy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyRequest;
import java.util.List;
import java.util.Optional;

/** Keeps services within the namespaces that are meant for them (B30, B31). What is no longer declared may always go. */
final class NamespacePolicy implements Policy {
    private final String name;
    private final List<String> allowed;
    private final List<String> reserved;

    /** Patterns in which {@code *} is anything; {@code reserved} wins over {@code allowed}. */
    NamespacePolicy(String name, List<String> allowed, List<String> reserved) {
        this.name = name;
        this.allowed = List.copyOf(allowed);
        this.reserved = List.copyOf(reserved);
    }

    @Override
    public PolicyDecision evaluate(PolicyRequest request) {
        Optional<ServiceSpec> spec = request.spec();
        if (spec.isEmpty()) {
            return PolicyDecision.allow();
        }
        String namespace = spec.get().namespace();
        if (Patterns.match(reserved, namespace)) {
            return deny(
                    request,
                    spec.get(),
                    "POL-RESERVED",
                    "namespace '" + namespace + "' is reserved by the policy '" + name + "' (" + Patterns.list(reserved)
                            + ")",
                    "choose a namespace of your team");
        }
        if (!Patterns.match(allowed, namespace)) {
            return deny(
                    request,
                    spec.get(),
                    "POL-NAMESPACE",
                    "namespace '" + namespace + "' is not one that the policy '" + name + "' allows in "
                            + request.environment(),
                    allowed.isEmpty() ? "allow one" : "use one of " + Patterns.list(allowed));
        }
        return PolicyDecision.allow();
    }

    private static PolicyDecision deny(
            PolicyRequest request, ServiceSpec spec, String code, String what, String remedy) {
        Diagnostic.Builder reason = Diagnostic.error(code).path("namespace");
        Optional<Origin> origin = spec.origins().at("namespace");
        origin.ifPresent(reason::at);
        if (origin.isEmpty()) {
            request.plan().manifest().ifPresent(reason::at);
        }
        return PolicyDecision.deny(reason.what(what).remedy(remedy).build());
    }
}
