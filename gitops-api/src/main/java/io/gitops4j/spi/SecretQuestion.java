package io.gitops4j.spi;

import io.gitops4j.api.spec.SecretReference;
import java.util.Objects;

/**
 * Whether one secret is there. Made by the engine; more may be added.
 *
 * @param namespace of the service that refers to it, for stores whose secrets live in namespaces
 * @param reference which secret
 */
public record SecretQuestion(String namespace, SecretReference reference) {
    /** Nothing is null. */
    public SecretQuestion {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(reference, "reference");
    }
}
