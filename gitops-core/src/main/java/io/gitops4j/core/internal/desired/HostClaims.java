package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses services that want requests for the same host and path. Which of them is right cannot be known, so all of them are
 * refused and stay as they are (B36). One host with different paths may be shared.
 */
final class HostClaims {
    private final Map<Request, Claim> first = new HashMap<>();
    private final Map<Integer, Diagnostic> refused = new HashMap<>();

    private HostClaims() {}

    /** What a claim is for; prefixes and full names never meet here, as only the target knows its own domain. */
    private record Request(String host, boolean prefix, String path) {}

    /**
     * Who wants it.
     *
     * @param index of the service
     * @param ingress index of the entry that says so
     */
    private record Claim(int index, Declaration declaration, int ingress, String host) {
        Optional<Origin> origin() {
            return declaration.declared().spec().flatMap(spec -> spec.origins().at("ingress[" + ingress + "].host"));
        }

        Position position() {
            return origin().map(Origin::position).orElse(declaration.declared().position());
        }
    }

    static Declarations check(Declarations declarations) {
        HostClaims claims = new HostClaims();
        List<Declaration> services = declarations.services();
        for (int i = 0; i < services.size(); i++) {
            claims.addAll(i, services.get(i));
        }
        if (claims.refused.isEmpty()) {
            return declarations;
        }
        List<Declaration> checked = new ArrayList<>(services);
        claims.refused.forEach(
                (index, finding) -> checked.set(index, services.get(index).with(finding)));
        return new Declarations(checked, declarations.fileProblems());
    }

    private void addAll(int index, Declaration declaration) {
        List<Ingress> all =
                declaration.declared().spec().map(ServiceSpec::ingress).orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            Ingress ingress = all.get(i);
            Claim claim = new Claim(index, declaration, i, ingress.host().value());
            for (IngressPath path : ingress.paths()) {
                add(
                        new Request(
                                claim.host().toLowerCase(Locale.ROOT),
                                ingress.host().prefix(),
                                path.path()),
                        claim);
            }
        }
    }

    private void add(Request request, Claim claim) {
        Claim owner = first.putIfAbsent(request, claim);
        if (owner != null && !sameName(owner.declaration(), claim.declaration())) {
            refused.putIfAbsent(owner.index(), finding(owner, claim, request));
            refused.putIfAbsent(claim.index(), finding(claim, owner, request));
        }
    }

    /** Two of one name are refused for that already. */
    private static boolean sameName(Declaration one, Declaration other) {
        return one.service().runtimeName().equalsIgnoreCase(other.service().runtimeName());
    }

    private static Diagnostic finding(Claim claim, Claim other, Request request) {
        Diagnostic.Builder finding = Diagnostic.error("POL-HOST").at(claim.position());
        claim.origin().ifPresent(origin -> finding.path(origin.path()));
        return finding.what((request.prefix() ? "hostPrefix '" : "host '") + claim.host() + "' with path "
                        + request.path() + " is also wanted by service '"
                        + other.declaration().service() + "' at "
                        + other.declaration().place(other.position(), claim.declaration()))
                .remedy("change the host or the path of one; until then neither is deployed nor removed")
                .build();
    }
}
