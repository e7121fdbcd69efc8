package io.gitops4j.api;

/** How much a {@link Diagnostic} weighs. */
public enum Severity {
    /** Worth knowing; nothing to do. */
    INFO,
    /** Works, but probably not as meant. */
    WARNING,
    /** The service that it belongs to is not deployed until it is mended. */
    ERROR
}
