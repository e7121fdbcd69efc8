package io.gitops4j.target.nomad.internal;

import io.gitops4j.api.ResourceId;

/** The two kinds of resources that this target knows. */
public final class Kinds {
    private static final String JOB = "job";
    private static final String NAMESPACE = "namespace";

    private Kinds() {}

    /** A job. */
    public static ResourceId job(String namespace, String name) {
        return new ResourceId(JOB, namespace, name);
    }

    /** A namespace. */
    public static ResourceId namespace(String name) {
        return new ResourceId(NAMESPACE, "", name);
    }

    /** Whether it names a namespace. */
    public static boolean isNamespace(ResourceId id) {
        return id.kind().equals(NAMESPACE);
    }

    /** Whether it names a job. */
    public static boolean isJob(ResourceId id) {
        return id.kind().equals(JOB);
    }
}
