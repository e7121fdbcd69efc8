package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * Names a secret without holding it; the target resolves it.
 *
 * @param path where the secret lies in the store
 * @param key which of its values
 * @param version which version, or the empty string for the newest
 */
public record SecretReference(String path, String key, String version) {
    /** Nothing is null. */
    public SecretReference {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(version, "version");
    }
}
