package io.gitops4j.target.kubernetes;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How a cluster gives secrets to pods. Immutable. */
public final class SecretOptions {
    private final SecretStrategy strategy;
    private final Optional<String> store;
    private final boolean clusterStore;
    private final Duration refresh;
    private final Optional<String> vaultRole;
    private final Optional<String> vaultMount;
    private final int keyValueVersion;

    private SecretOptions(Builder builder) {
        this.strategy = builder.strategy;
        this.store = builder.store;
        this.clusterStore = builder.clusterStore;
        this.refresh = builder.refresh;
        this.vaultRole = builder.vaultRole;
        this.vaultMount = builder.vaultMount;
        this.keyValueVersion = builder.keyValueVersion;
    }

    /** Starts with Secrets that somebody else keeps up to date. */
    public static Builder builder() {
        return new Builder();
    }

    /** Which way. */
    public SecretStrategy strategy() {
        return strategy;
    }

    /** The store of the External Secrets Operator that ExternalSecrets refer to; there with that strategy. */
    public Optional<String> store() {
        return store;
    }

    /** Whether the store is a ClusterSecretStore, and not a SecretStore of that name in every namespace. */
    public boolean clusterStore() {
        return clusterStore;
    }

    /** How often the operator reads the store again; whole seconds. */
    public Duration refresh() {
        return refresh;
    }

    /** The role that the injector's agents take in Vault; there with that strategy. */
    public Optional<String> vaultRole() {
        return vaultRole;
    }

    /** The mount of Vault's key-value engine that paths are relative to; without it a path's first part is the mount. */
    public Optional<String> vaultMount() {
        return vaultMount;
    }

    /** 1 or 2, of Vault's key-value engine; only the second keeps versions. */
    public int keyValueVersion() {
        return keyValueVersion;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private SecretStrategy strategy = SecretStrategy.NATIVE;
        private Optional<String> store = Optional.empty();
        private boolean clusterStore = true;
        private Duration refresh = Duration.ofHours(1);
        private Optional<String> vaultRole = Optional.empty();
        private Optional<String> vaultMount = Optional.empty();
        private int keyValueVersion = 2;

        private Builder() {}

        /** Which way. */
        public Builder strategy(SecretStrategy value) {
            this.strategy = Objects.requireNonNull(value, "strategy");
            return this;
        }

        /** The store of the External Secrets Operator. */
        public Builder store(String value) {
            this.store = Optional.of(value);
            return this;
        }

        /** Whether the store is one for the whole cluster; it is, where nothing is said. */
        public Builder clusterStore(boolean value) {
            this.clusterStore = value;
            return this;
        }

        /** How often the operator reads the store again, at least a second; an hour where nothing is said. */
        public Builder refresh(Duration value) {
            if (value.toSeconds() < 1) {
                throw new IllegalArgumentException("secretRefresh is at least 1 s, got " + value);
            }
            this.refresh = value;
            return this;
        }

        /** The role in Vault. */
        public Builder vaultRole(String value) {
            this.vaultRole = Optional.of(value);
            return this;
        }

        /** The mount of the key-value engine. */
        public Builder vaultMount(String value) {
            this.vaultMount = Optional.of(value);
            return this;
        }

        /** 1 or 2. */
        public Builder keyValueVersion(int value) {
            if (value != 1 && value != 2) {
                throw new IllegalArgumentException("Vault's key-value engine has version 1 or 2, got " + value);
            }
            this.keyValueVersion = value;
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException when the strategy lacks its store or its role
         */
        public SecretOptions build() {
            if (strategy == SecretStrategy.EXTERNAL_SECRETS && store.isEmpty()) {
                throw new IllegalArgumentException("external-secrets needs the option secretStore");
            }
            if (strategy == SecretStrategy.VAULT_INJECTOR && vaultRole.isEmpty()) {
                throw new IllegalArgumentException("vault-injector needs the option vaultRole");
            }
            return new SecretOptions(this);
        }
    }
}
