package io.gitops4j.api.spec;

/** Transport protocol of a port. */
public enum Protocol {
    /** TCP, the default everywhere. */
    TCP,
    /** UDP. */
    UDP
}
