package io.gitops4j.target.kubernetes;

import io.gitops4j.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach an API server, and as whom. Immutable.
 *
 * <p>An {@link Builder#apiServer} is taken as given; otherwise a {@link Builder#kubeconfig} file is read; otherwise the
 * surroundings decide: the service account of a pod, or the user's own kubeconfig.
 */
public final class KubernetesConnection {
    private final Optional<Path> kubeconfig;
    private final Optional<String> context;
    private final Optional<URI> apiServer;
    private final Optional<Secret> token;
    private final Optional<Path> caFile;
    private final Optional<String> impersonateUser;
    private final List<String> impersonateGroups;
    private final Duration requestTimeout;
    private final int requestsInFlight;

    private KubernetesConnection(Builder builder) {
        this.kubeconfig = builder.kubeconfig;
        this.context = builder.context;
        this.apiServer = builder.apiServer;
        this.token = builder.token;
        this.caFile = builder.caFile;
        this.impersonateUser = builder.impersonateUser;
        this.impersonateGroups = builder.impersonateGroups;
        this.requestTimeout = builder.requestTimeout;
        this.requestsInFlight = builder.requestsInFlight;
    }

    /** Starts with what the surroundings give, 30 s for a request and 16 requests in flight. */
    public static Builder builder() {
        return new Builder();
    }

    /** The kubeconfig file, if not the default one. */
    public Optional<Path> kubeconfig() {
        return kubeconfig;
    }

    /** The context in the kubeconfig, if not its current one. */
    public Optional<String> context() {
        return context;
    }

    /** The API server, if no kubeconfig is to be read. */
    public Optional<URI> apiServer() {
        return apiServer;
    }

    /** The bearer token, read anew for every request. */
    public Optional<Secret> token() {
        return token;
    }

    /** PEM certificates to trust instead of the platform's. */
    public Optional<Path> caFile() {
        return caFile;
    }

    /** The user to act as; needs the right to impersonate. */
    public Optional<String> impersonateUser() {
        return impersonateUser;
    }

    /** The groups to act as, beside {@link #impersonateUser}. */
    public List<String> impersonateGroups() {
        return impersonateGroups;
    }

    /** How long one request may take, whatever time the operation has left. */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** How many requests may be under way at once; further ones wait. */
    public int requestsInFlight() {
        return requestsInFlight;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private Optional<Path> kubeconfig = Optional.empty();
        private Optional<String> context = Optional.empty();
        private Optional<URI> apiServer = Optional.empty();
        private Optional<Secret> token = Optional.empty();
        private Optional<Path> caFile = Optional.empty();
        private Optional<String> impersonateUser = Optional.empty();
        private List<String> impersonateGroups = List.of();
        private Duration requestTimeout = Duration.ofSeconds(30);
        private int requestsInFlight = 16;

        private Builder() {}

        /** The kubeconfig file. */
        public Builder kubeconfig(Path value) {
            this.kubeconfig = Optional.of(value);
            return this;
        }

        /** The context in the kubeconfig. */
        public Builder context(String value) {
            this.context = Optional.of(value);
            return this;
        }

        /** The API server. */
        public Builder apiServer(URI value) {
            this.apiServer = Optional.of(value);
            return this;
        }

        /** The bearer token. */
        public Builder token(Secret value) {
            this.token = Optional.of(value);
            return this;
        }

        /** PEM certificates to trust. */
        public Builder caFile(Path value) {
            this.caFile = Optional.of(value);
            return this;
        }

        /** The user to act as. */
        public Builder impersonateUser(String value) {
            this.impersonateUser = Optional.of(value);
            return this;
        }

        /** The groups to act as. */
        public Builder impersonateGroups(List<String> value) {
            this.impersonateGroups = List.copyOf(value);
            return this;
        }

        /** How long one request may take; positive. */
        public Builder requestTimeout(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("requestTimeout is positive, got " + value);
            }
            this.requestTimeout = Objects.requireNonNull(value, "requestTimeout");
            return this;
        }

        /** How many requests may be under way at once; at least 1. */
        public Builder requestsInFlight(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("requestsInFlight is at least 1, got " + value);
            }
            this.requestsInFlight = value;
            return this;
        }

        /** The connection. */
        public KubernetesConnection build() {
            return new KubernetesConnection(this);
        }
    }
}
