package io.gitops4j.forge.github.internal.client;

import io.gitops4j.spi.Operation;

/** Gives requests their login. Thread-safe. */
public interface Authorization {
    /** The value of the header {@code Authorization} for a request about a repository. */
    String header(String repository, Operation operation);

    /**
     * GitHub did not accept what {@link #header} gave last.
     *
     * @return whether another call may give something better
     */
    default boolean refused(String repository) {
        return false;
    }
}
