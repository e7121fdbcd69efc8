package io.gitops4j.target.kubernetes.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/**
 * What compare-and-set needs of a live object, written into {@link io.gitops4j.api.LiveResource#version}.
 *
 * @param uid tells an object from a later one of the same name
 * @param resourceVersion changes with every write, also one of its status
 * @param heldReplicas {@code spec.replicas} where our field manager owns it: giving it up needs a handover
 */
public record LiveVersion(String uid, String resourceVersion, OptionalInt heldReplicas) {
    private static final String REPLICAS = "/replicas=";

    /** Of an object's {@code metadata}. */
    public static LiveVersion of(JsonNode metadata, OptionalInt heldReplicas) {
        return new LiveVersion(
                metadata.path("uid").asText(), metadata.path("resourceVersion").asText(), heldReplicas);
    }

    /** Reads {@link #toString}. */
    public static LiveVersion parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a version of this target: " + text);
        }
        int held = text.indexOf(REPLICAS);
        return new LiveVersion(
                text.substring(0, slash),
                text.substring(slash + 1, held < 0 ? text.length() : held),
                held < 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(text.substring(held + REPLICAS.length()))));
    }

    @Override
    public String toString() {
        return uid + "/" + resourceVersion + (heldReplicas.isPresent() ? REPLICAS + heldReplicas.getAsInt() : "");
    }
}
