package io.gitops4j.target.kubernetes.internal.write;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.ResourceId;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.Json;
import io.gitops4j.target.kubernetes.internal.resource.LiveVersion;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The requests of server-side apply, with the preconditions that make each a compare-and-set. Every one is with force, as a
 * controller should be on objects that it owns, and with strict validation, so that the server finds unknown fields.
 */
public final class ApplyRequests {
    /** An object that exists never has this version: applying with it fails where there is one, and creates where there is none. */
    private static final String NEVER = "1";

    private final String fieldManager;

    /** As this manager. */
    public ApplyRequests(String fieldManager) {
        this.fieldManager = fieldManager;
    }

    /** Creates; 409 where the name is taken, by whomever. */
    public ApiRequest create(ResourceKind kind, DesiredResource desired) {
        return apply(kind, desired, Map.of("resourceVersion", NEVER), "");
    }

    /** Changes; 409 or 422 where the object is not the one at that version. */
    public ApiRequest update(ResourceKind kind, DesiredResource desired, LiveVersion version) {
        return apply(kind, desired, preconditions(version), "");
    }

    /** Changes nothing, and answers what an update would have made. */
    public ApiRequest dryRun(ResourceKind kind, DesiredResource desired, LiveVersion version) {
        return apply(kind, desired, Map.of("uid", version.uid()), "&dryRun=All");
    }

    /** Lets a second manager hold the number of replicas, so that it stays when we give it up; 409 where an autoscaler holds it. */
    ApiRequest holdReplicas(ResourceId id, LiveVersion version, int replicas) {
        Map<String, Object> metadata = new LinkedHashMap<>(preconditions(version));
        metadata.put("name", id.name());
        metadata.put("namespace", id.namespace());
        ResourceKind kind = ResourceKind.DEPLOYMENT;
        String body = Json.write(Map.of(
                "apiVersion", kind.apiVersion(),
                "kind", kind.kind(),
                "metadata", metadata,
                "spec", Map.of("replicas", replicas)));
        String query = "fieldManager=" + ApiRequest.encoded(fieldManager + "-handover");
        return ApiRequest.apply(kind, id.namespace(), id.name(), query, body);
    }

    private ApiRequest apply(
            ResourceKind kind, DesiredResource desired, Map<String, String> preconditions, String more) {
        String query = "fieldManager=" + ApiRequest.encoded(fieldManager) + "&force=true&fieldValidation=Strict" + more;
        return ApiRequest.apply(
                kind, desired.id().namespace(), desired.id().name(), query, body(desired.body(), preconditions));
    }

    private static Map<String, String> preconditions(LiveVersion version) {
        return Map.of("uid", version.uid(), "resourceVersion", version.resourceVersion());
    }

    private static String body(Document document, Map<String, String> preconditions) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (document.fields().get("metadata") instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> metadata.put((String) key, value));
        }
        metadata.putAll(preconditions);
        Map<String, Object> body = new LinkedHashMap<>(document.fields());
        body.put("metadata", metadata);
        return Json.write(body);
    }
}
