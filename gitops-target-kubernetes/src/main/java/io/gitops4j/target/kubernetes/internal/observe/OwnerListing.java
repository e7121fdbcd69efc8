package io.gitops4j.target.kubernetes.internal.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ListQuery;
import io.gitops4j.target.kubernetes.internal.client.Listed;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the objects of one kind that carry the owner's mark: one list for the cluster, or one for each namespace allowed. */
final class OwnerListing {
    private final ObjectLists lists;
    private final LiveObjects objects;
    private final List<String> namespaces;

    OwnerListing(ObjectLists lists, LiveObjects objects, List<String> namespaces) {
        this.lists = lists;
        this.objects = objects;
        this.namespaces = namespaces;
    }

    /** Where the whole cluster may not be listed, the namespaces of what is wanted still are, and the result is incomplete. */
    void read(ResourceKind kind, String owner, Set<ResourceId> wanted, Findings findings, Operation operation) {
        List<String> scopes = namespaces.isEmpty() ? List.of("") : namespaces;
        for (String scope : scopes) {
            if (!readScope(kind, scope, owner, wanted, findings, operation) && scope.isEmpty()) {
                Set<String> near = wanted.stream().map(ResourceId::namespace).collect(Collectors.toSet());
                near.forEach(namespace -> readScope(kind, namespace, owner, wanted, findings, operation));
            }
        }
    }

    private boolean readScope(
            ResourceKind kind,
            String namespace,
            String owner,
            Set<ResourceId> wanted,
            Findings findings,
            Operation operation) {
        Listed<LiveResource> listed = lists.read(
                ListQuery.owned(kind, namespace, owner), object -> live(kind, object, owner, wanted), operation);
        listed.items().forEach(findings::add);
        listed.forbidden().ifPresent(refusal -> findings.unreadable(refusal.diagnostic()));
        return listed.forbidden().isEmpty();
    }

    /** What is going away anyway needs no second delete. */
    private Optional<LiveResource> live(ResourceKind kind, JsonNode object, String owner, Set<ResourceId> wanted) {
        return LiveObjects.terminating(object) && !wanted.contains(LiveObjects.id(kind, object))
                ? Optional.empty()
                : Optional.of(objects.of(kind, object, owner));
    }
}
