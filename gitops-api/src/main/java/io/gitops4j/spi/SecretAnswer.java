package io.gitops4j.spi;

import java.util.Objects;

/**
 * What is known of one secret, without its value. Use the constants and the factory.
 *
 * @param state in one word
 * @param reason why nothing is known, for people, without a full stop at the end; empty for every other state
 */
public record SecretAnswer(State state, String reason) {
    /** In one word. */
    public enum State {
        /** The path, the key and the version are there. */
        EXISTS,
        /** Nothing is stored under the path. */
        PATH_MISSING,
        /** Something is stored under the path, and it has no such key. */
        KEY_MISSING,
        /** The path is there, and not in that version; it may have been deleted. */
        VERSION_MISSING,
        /** The store gave no answer, does not let us ask, or cannot tell. */
        UNKNOWN
    }

    /** It is there. */
    public static final SecretAnswer EXISTS = new SecretAnswer(State.EXISTS, "");

    /** Its path is not. */
    public static final SecretAnswer PATH_MISSING = new SecretAnswer(State.PATH_MISSING, "");

    /** Its key is not. */
    public static final SecretAnswer KEY_MISSING = new SecretAnswer(State.KEY_MISSING, "");

    /** Its version is not. */
    public static final SecretAnswer VERSION_MISSING = new SecretAnswer(State.VERSION_MISSING, "");

    /** A reason belongs to {@link State#UNKNOWN}, and to nothing else. */
    public SecretAnswer {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        if ((state == State.UNKNOWN) == reason.isBlank()) {
            throw new IllegalArgumentException(
                    state == State.UNKNOWN ? "UNKNOWN needs a reason" : state + " has no reason, got one");
        }
    }

    /** Nothing is known, for this reason. */
    public static SecretAnswer unknown(String reason) {
        return new SecretAnswer(State.UNKNOWN, reason);
    }
}
