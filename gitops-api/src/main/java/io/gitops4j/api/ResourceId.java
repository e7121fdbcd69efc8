package io.gitops4j.api;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names one native thing at a target.
 *
 * @param kind the target's own word for the type, with its group and without a version: {@code apps/Deployment}, {@code job}
 * @param namespace the namespace, or the empty string where the kind has none
 * @param name the name within the namespace
 */
public record ResourceId(String kind, String namespace, String name) implements Comparable<ResourceId> {
    private static final Comparator<ResourceId> ORDER = Comparator.comparing(ResourceId::namespace)
            .thenComparing(ResourceId::name)
            .thenComparing(ResourceId::kind);

    /** Checks that kind and name are there. */
    public ResourceId {
        if (kind.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "a resource needs a kind and a name, got '" + kind + "' and '" + name + "'");
        }
        Objects.requireNonNull(namespace, "namespace");
    }

    @Override
    public int compareTo(ResourceId other) {
        return ORDER.compare(this, other);
    }

    /** {@code kind namespace/name}, for people. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? kind + " " + name : kind + " " + namespace + "/" + name;
    }
}
