package io.gitops4j.target.kubernetes.internal.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.target.kubernetes.internal.fields.OwnedFields;
import io.gitops4j.target.kubernetes.internal.health.ObjectHealth;
import io.gitops4j.target.kubernetes.internal.resource.LiveVersion;
import io.gitops4j.target.kubernetes.internal.resource.Marks;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.OptionalInt;

/** Makes values of live objects. Pure. */
public final class LiveObjects {
    private final String fieldManager;

    /** For the fields of this manager. */
    public LiveObjects(String fieldManager) {
        this.fieldManager = fieldManager;
    }

    /** The name of an object of a list or an answer. */
    public static ResourceId id(ResourceKind kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new ResourceId(
                kind.id(),
                metadata.path("namespace").asText(""),
                metadata.path("name").asText());
    }

    /** Whether the object is being deleted and only its finalizers are waited for. */
    public static boolean terminating(JsonNode object) {
        return object.path("metadata").has("deletionTimestamp");
    }

    /** An object read whole; owned or not as its mark says. A namespace is shared, so it is never owned. */
    public LiveResource of(ResourceKind kind, JsonNode object, String owner) {
        return kind != ResourceKind.NAMESPACE && Marks.ownedBy(owner, object.path("metadata"))
                ? owned(kind, object)
                : foreign(kind, object);
    }

    /** An object of which only the metadata was read, and that is not owned. */
    public LiveResource foreign(ResourceKind kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return LiveResource.foreign(id(kind, object), Claims.of(metadata))
                .version(LiveVersion.of(metadata, OptionalInt.empty()).toString())
                .build();
    }

    private LiveResource owned(ResourceKind kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        ResourceId id = id(kind, object);
        ServiceId service = Marks.service(metadata).orElse(ServiceId.of(id.name()));
        OwnedFields fields = OwnedFields.of(metadata, fieldManager);
        OptionalInt replicas = fields.contains("spec", "replicas")
                ? OptionalInt.of(object.path("spec").path("replicas").asInt())
                : OptionalInt.empty();
        return LiveResource.owned(id, service)
                .version(LiveVersion.of(metadata, replicas).toString())
                .fingerprint(terminating(object) ? "deleting" : fields.fingerprint(object))
                .keep(Marks.keep(metadata))
                .health(ObjectHealth.of(kind, object))
                .build();
    }
}
