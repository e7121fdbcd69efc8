package io.gitops4j.target.nomad;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ingress by Traefik, which reads routers from the tags of services. Its Nomad or Consul provider must watch the namespaces.
 *
 * @param domain behind every host prefix; empty: a manifest with a prefix is an error
 * @param publicEntryPoints Traefik's entry points for ingress that anybody may call; empty: Traefik's default
 * @param internalEntryPoints its entry points for ingress that is not public; empty: such an ingress is an error, as it would be
 *     open to anybody
 * @param certResolver Traefik's certificate resolver; empty: no TLS at the router
 */
public record TraefikIngress(
        Optional<String> domain,
        List<String> publicEntryPoints,
        List<String> internalEntryPoints,
        Optional<String> certResolver) {
    /** Copies the lists. */
    public TraefikIngress {
        Objects.requireNonNull(domain, "domain");
        publicEntryPoints = List.copyOf(publicEntryPoints);
        internalEntryPoints = List.copyOf(internalEntryPoints);
        Objects.requireNonNull(certResolver, "certResolver");
    }

    /** Traefik's own entry points, no TLS, host prefixes below this domain. */
    public static TraefikIngress under(String domain) {
        return new TraefikIngress(Optional.of(domain), List.of(), List.of(), Optional.empty());
    }
}
