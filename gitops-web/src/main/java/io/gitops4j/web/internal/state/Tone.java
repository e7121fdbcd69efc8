package io.gitops4j.web.internal.state;

/** What a word means to somebody who glances at it. */
public enum Tone {
    /** As wanted. */
    GOOD,
    /** On its way. */
    MOVING,
    /** Waits for somebody. */
    WAITING,
    /** Wrong. */
    BAD,
    /** Nothing to say. */
    NONE
}
