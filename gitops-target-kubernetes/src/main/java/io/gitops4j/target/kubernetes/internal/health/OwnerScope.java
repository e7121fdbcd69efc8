package io.gitops4j.target.kubernetes.internal.health;

import io.gitops4j.target.kubernetes.internal.client.ListQuery;
import io.gitops4j.target.kubernetes.internal.resource.Marks;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.List;

/**
 * Where an owner's objects are listed.
 *
 * @param namespaces the only ones; empty for the whole cluster
 */
record OwnerScope(List<String> namespaces) {
    /** So many objects are cheaper one by one than by a list of all that the owner has. */
    static final int FEW = 8;

    List<ListQuery> queries(ResourceKind kind, String owner, boolean metadataOnly) {
        List<String> scopes = namespaces.isEmpty() ? List.of("") : namespaces;
        return scopes.stream()
                .map(scope -> new ListQuery(kind, scope, Marks.OWNER + "=" + owner, metadataOnly))
                .toList();
    }
}
