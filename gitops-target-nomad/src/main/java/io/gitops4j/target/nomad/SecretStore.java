package io.gitops4j.target.nomad;

import java.util.Objects;
import java.util.Optional;

/**
 * Where tasks take their secrets from. The engine never sees a value: Nomad's clients fill them in.
 *
 * @param kind which store
 * @param role the Vault role; empty: Nomad's default one
 * @param mount the mount of Vault's key-value engine that paths are relative to; empty: a path's first part is the mount
 * @param keyValueVersion 1 or 2, of Vault's key-value engine
 */
public record SecretStore(Kind kind, Optional<String> role, Optional<String> mount, int keyValueVersion) {
    /** The stores. */
    public enum Kind {
        /** Vault, which the clients must be connected to. */
        VAULT,
        /** Nomad's own variables; they have no versions. */
        VARIABLES
    }

    /** Nomad's variables. */
    public static final SecretStore VARIABLES = new SecretStore(Kind.VARIABLES, Optional.empty(), Optional.empty(), 2);

    /** Vault with Nomad's default role, its key-value engine in version 2, and the mount as the first part of a path. */
    public static final SecretStore VAULT = new SecretStore(Kind.VAULT, Optional.empty(), Optional.empty(), 2);

    /** Checks the version. */
    public SecretStore {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(mount, "mount");
        if (keyValueVersion != 1 && keyValueVersion != 2) {
            throw new IllegalArgumentException("Vault's key-value engine has version 1 or 2, got " + keyValueVersion);
        }
    }
}
