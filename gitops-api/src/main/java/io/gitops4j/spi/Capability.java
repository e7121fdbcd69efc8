package io.gitops4j.spi;

/** What a target can do beyond the least. Constant for an instance's life. */
public enum Capability {
    /** {@link Target#preview} asks the target itself; otherwise the engine compares {@code LiveResource.body} with what is wanted. */
    NATIVE_PREVIEW,
    /** {@link Target#apply} may be called by several threads at once. */
    CONCURRENT_APPLY,
    /** {@link Target#health} tells more than that a resource is there. */
    HEALTH,
    /** {@link Target#render} keeps the {@link RenderRequest#rules} of a service where Prometheus finds them. */
    RULES
}
