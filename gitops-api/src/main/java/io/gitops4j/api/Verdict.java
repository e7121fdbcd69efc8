package io.gitops4j.api;

/** What a plan says of one service. */
public enum Verdict {
    /** Nothing to do. */
    UNCHANGED,
    /** Its changes may be applied. */
    PROCEED,
    /** Its changes wait for an approval, or for a condition to pass; the diagnostics say which. */
    HELD,
    /** A policy refuses it. */
    DENIED,
    /** Its manifest is wrong, or the target cannot express it. It stays as it is. */
    INVALID,
    /** It failed before with the same content, and its next try is not due. */
    BACKING_OFF
}
