package io.gitops4j.target.kubernetes.internal.observe;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers what is there: one list per kind by the owner's mark, and further reads only for wanted objects that it did not
 * find. In a steady state there are none, so a whole environment costs one list a kind.
 */
public final class Observer {
    private final OwnerListing listing;
    private final List<OptionalListing> optional;
    private final NameLookup lookup;

    /** Over a client that somebody else closes; the switches say which optional kinds are in use. */
    public Observer(
            ApiClient client,
            ObjectLists lists,
            LiveObjects objects,
            List<String> namespaces,
            boolean externalSecrets,
            boolean prometheusRules) {
        this.listing = new OwnerListing(lists, objects, namespaces);
        this.optional = List.of(
                OptionalListing.externalSecrets(listing, externalSecrets),
                OptionalListing.rules(listing, prometheusRules));
        this.lookup = new NameLookup(client, lists, objects, namespaces);
    }

    /** Reads what the request asks for; what may not be read is said and makes the answer incomplete. */
    public Observation observe(ObserveRequest request, Operation operation) {
        Findings findings = new Findings();
        Map<ResourceKind, Set<ResourceId>> wanted = byKind(request.wanted(), findings);
        for (ResourceKind kind : ResourceKind.ownable()) {
            Set<ResourceId> ids = wanted.getOrDefault(kind, Set.of());
            if (request.everythingOwned() || ids.size() > NameLookup.FEW) {
                listing.read(kind, request.owner(), ids, findings, operation);
            }
        }
        optional.stream()
                .filter(kind -> request.everythingOwned() || kind.among(wanted.keySet()))
                .forEach(kind -> kind.read(request.owner(), wanted, findings, operation));
        Map<ResourceKind, List<ResourceId>> missing = new EnumMap<>(ResourceKind.class);
        wanted.forEach((kind, ids) -> missing.put(kind, findings.missing(ids)));
        lookup.read(missing, request.owner(), findings, operation);
        return findings.toObservation();
    }

    private static Map<ResourceKind, Set<ResourceId>> byKind(Set<ResourceId> ids, Findings findings) {
        Map<ResourceKind, Set<ResourceId>> byKind = new EnumMap<>(ResourceKind.class);
        for (ResourceId id : ids) {
            ResourceKind.of(id.kind())
                    .ifPresentOrElse(
                            kind -> byKind.computeIfAbsent(kind, any -> new TreeSet<>())
                                    .add(id),
                            () -> findings.unreadable(Diagnostic.error("K8S-KIND")
                                    .what("this target does not know the kind of " + id)
                                    .remedy("use a target that does")
                                    .build()));
        }
        return byKind;
    }
}
