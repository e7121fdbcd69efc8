package io.gitops4j.target.kubernetes.internal.render;

/** In which order the objects of a service are made; they are deleted the other way round. */
final class Stages {
    static final int NAMESPACE = 0;
    /** What pods need when they start. */
    static final int GROUND = 1;

    static final int WORKLOAD = 2;
    /** What refers to a workload, or sends traffic to it. */
    static final int AROUND = 3;

    private Stages() {}
}
