package io.gitops4j.api.spec;

/** From where a {@link NetworkService} can be reached. */
public enum Exposure {
    /** From within the environment. */
    INTERNAL,
    /** Also on a fixed port of every node. */
    NODE_PORT,
    /** Also through a load balancer that the environment provides. */
    LOAD_BALANCER,
    /** Only a name for something outside the environment. */
    EXTERNAL_NAME
}
