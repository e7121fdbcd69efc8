package io.gitops4j.target.kubernetes.internal.client;

import io.gitops4j.target.kubernetes.internal.resource.Marks;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;

/**
 * Which list.
 *
 * @param kind of which kind
 * @param namespace one namespace, or empty for all
 * @param labelSelector empty for all objects
 * @param metadataOnly whether names, marks and versions are enough
 */
public record ListQuery(ResourceKind kind, String namespace, String labelSelector, boolean metadataOnly) {
    /** Whole objects with the owner's mark. */
    public static ListQuery owned(ResourceKind kind, String namespace, String owner) {
        return new ListQuery(kind, namespace, Marks.OWNER + "=" + owner, false);
    }

    /** Names and marks of all objects. */
    public static ListQuery metadata(ResourceKind kind, String namespace) {
        return new ListQuery(kind, namespace, "", true);
    }

    ApiRequest page(int size, String next) {
        String query = "limit=" + size
                + (labelSelector.isEmpty() ? "" : "&labelSelector=" + ApiRequest.encoded(labelSelector))
                + (next.isEmpty() ? "" : "&continue=" + ApiRequest.encoded(next));
        return ApiRequest.list(kind, namespace, query, metadataOnly);
    }
}
