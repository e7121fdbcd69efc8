package io.gitops4j.target.kubernetes.internal.client;

import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One request to the API server. Use the factories.
 *
 * @param verb as RBAC names it
 * @param method as HTTP names it
 * @param kind of which kind
 * @param namespace of which namespace; empty for none or all
 * @param name of one object; empty for a list
 * @param query without the question mark
 * @param accept the wanted form of the answer
 * @param contentType of the body
 * @param body JSON, or empty
 */
public record ApiRequest(
        String verb,
        String method,
        ResourceKind kind,
        String namespace,
        String name,
        String query,
        String accept,
        String contentType,
        String body) {
    private static final String JSON = "application/json";
    private static final String METADATA = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    /** Reads one object. */
    public static ApiRequest get(ResourceKind kind, String namespace, String name) {
        return new ApiRequest("get", "GET", kind, namespace, name, "", JSON, JSON, "");
    }

    /** Reads a page of a list, whole objects or only what they are called and marked with. */
    public static ApiRequest list(ResourceKind kind, String namespace, String query, boolean metadataOnly) {
        String accept = metadataOnly ? JSON + METADATA : JSON;
        return new ApiRequest("list", "GET", kind, namespace, "", query, accept, JSON, "");
    }

    /** Server-side apply of one object. JSON is YAML, which is the only form that all servers take here. */
    public static ApiRequest apply(ResourceKind kind, String namespace, String name, String query, String body) {
        return new ApiRequest(
                "patch", "PATCH", kind, namespace, name, query, JSON, "application/apply-patch+yaml", body);
    }

    /** Deletes one object as the body's options say. */
    public static ApiRequest delete(ResourceKind kind, String namespace, String name, String body) {
        return new ApiRequest("delete", "DELETE", kind, namespace, name, "", JSON, JSON, body);
    }

    /** A value for a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Path and query. */
    String path() {
        return kind.collectionPath(namespace)
                + (name.isEmpty() ? "" : "/" + name)
                + (query.isEmpty() ? "" : "?" + query);
    }

    /** For people: {@code patch deployments.apps cart in namespace shop}. */
    @Override
    public String toString() {
        return verb + " " + kind.resource() + (name.isEmpty() ? "" : " " + name)
                + (namespace.isEmpty() ? " in the cluster" : " in namespace " + namespace);
    }
}
