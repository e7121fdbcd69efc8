package io.gitops4j.spi;

import java.util.Map;

/**
 * Says whether secrets are there, and never what they are: the engine asks before it plans, so that a reference that leads nowhere
 * is a finding at the line of the manifest and not a process that does not start.
 *
 * <p>Thread-safe. A value that a store hands out with the question is dropped within the call: it is in no answer, no message, no
 * log and no field.
 */
@FunctionalInterface
public interface SecretChecker extends AutoCloseable {
    /**
     * Answers every question, and none that was not asked. Reads anew at every call: what was there a minute ago may be gone.
     *
     * <p>Trouble with one question is its answer ({@link SecretAnswer#unknown}), so that one path that may not be read does not hide
     * what is known of the others. Nothing is asked of the store for an empty request.
     *
     * @throws io.gitops4j.api.GitOpsException UNAVAILABLE, TIMEOUT or AUTH where the store answers nothing at all; what the
     *     operation's checkpoint throws
     */
    Map<SecretQuestion, SecretAnswer> check(SecretRequest request, Operation operation);

    /** Closed once by the engine, after the last call. */
    @Override
    default void close() {}
}
