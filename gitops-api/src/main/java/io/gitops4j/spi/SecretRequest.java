package io.gitops4j.spi;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What is asked in one go. Made by the engine; more may be added.
 *
 * @param environment that the services are to run in
 * @param questions each once, in a stable order
 */
public record SecretRequest(String environment, Set<SecretQuestion> questions) {
    /** Copies the set. */
    public SecretRequest {
        Objects.requireNonNull(environment, "environment");
        questions = Collections.unmodifiableSet(new LinkedHashSet<>(questions));
    }
}
