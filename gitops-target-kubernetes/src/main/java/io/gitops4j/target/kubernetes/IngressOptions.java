package io.gitops4j.target.kubernetes;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a cluster lets traffic in. Immutable. */
public final class IngressOptions {
    private final Optional<String> publicClass;
    private final Optional<String> internalClass;
    private final Optional<String> domain;
    private final Optional<String> internalDomain;
    private final Optional<String> tlsSecret;
    private final Optional<String> clusterIssuer;
    private final Map<String, String> annotations;

    private IngressOptions(Builder builder) {
        this.publicClass = builder.publicClass;
        this.internalClass = builder.internalClass;
        this.domain = builder.domain;
        this.internalDomain = builder.internalDomain;
        this.tlsSecret = builder.tlsSecret;
        this.clusterIssuer = builder.clusterIssuer;
        this.annotations = builder.annotations;
    }

    /** Starts with the cluster's default class for public traffic, none for internal traffic, no domain and no TLS. */
    public static Builder builder() {
        return new Builder();
    }

    /** The ingress class for what anybody may call; the cluster's default one where none is set. */
    public Optional<String> publicClass() {
        return publicClass;
    }

    /** The ingress class for internal traffic; without it internal traffic is refused, as the default class may be public. */
    public Optional<String> internalClass() {
        return internalClass;
    }

    /** What is added behind a host prefix. */
    public Optional<String> domain() {
        return domain;
    }

    /** What is added behind a host prefix of internal traffic; {@link #domain} where none is set. */
    public Optional<String> internalDomain() {
        return internalDomain.or(() -> domain);
    }

    /** A secret with one certificate for all hosts, present in every namespace. */
    public Optional<String> tlsSecret() {
        return tlsSecret;
    }

    /** The cert-manager cluster issuer that makes a certificate for each ingress; not used with {@link #tlsSecret}. */
    public Optional<String> clusterIssuer() {
        return clusterIssuer;
    }

    /** Put on every ingress, for its controller; sorted by key. */
    public Map<String, String> annotations() {
        return annotations;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private Optional<String> publicClass = Optional.empty();
        private Optional<String> internalClass = Optional.empty();
        private Optional<String> domain = Optional.empty();
        private Optional<String> internalDomain = Optional.empty();
        private Optional<String> tlsSecret = Optional.empty();
        private Optional<String> clusterIssuer = Optional.empty();
        private Map<String, String> annotations = Map.of();

        private Builder() {}

        /** The ingress class for what anybody may call. */
        public Builder publicClass(String value) {
            this.publicClass = Optional.of(value);
            return this;
        }

        /** The ingress class for internal traffic. */
        public Builder internalClass(String value) {
            this.internalClass = Optional.of(value);
            return this;
        }

        /** The domain behind a host prefix. */
        public Builder domain(String value) {
            this.domain = Optional.of(value);
            return this;
        }

        /** The domain behind a host prefix of internal traffic. */
        public Builder internalDomain(String value) {
            this.internalDomain = Optional.of(value);
            return this;
        }

        /** A secret with one certificate for all hosts. */
        public Builder tlsSecret(String value) {
            this.tlsSecret = Optional.of(value);
            return this;
        }

        /** The cert-manager cluster issuer. */
        public Builder clusterIssuer(String value) {
            this.clusterIssuer = Optional.of(value);
            return this;
        }

        /** Annotations for every ingress. */
        public Builder annotations(Map<String, String> value) {
            this.annotations = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** The options. */
        public IngressOptions build() {
            return new IngressOptions(this);
        }
    }
}
