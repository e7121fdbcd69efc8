package io.gitops4j.web;

import io.gitops4j.web.internal.webhook.RepositoryName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What a {@link WebhookReceiver} takes. Immutable. */
public final class WebhookOptions {
    private static final int LARGEST = 1024 * 1024 * 1024;
    private static final int GITHUB_LIMIT = 25 * 1024 * 1024;

    private final List<Supplier<String>> secrets;
    private final Map<String, String> watched;
    private final int maxBytes;
    private final int remembered;

    private WebhookOptions(Builder builder) {
        this.secrets = List.copyOf(builder.secrets);
        this.watched = Map.copyOf(builder.watched);
        this.maxBytes = builder.maxBytes;
        this.remembered = builder.remembered;
    }

    /** Nothing is watched and no secret is set yet; then everything is refused. */
    public static Builder builder() {
        return new Builder();
    }

    /** The largest body in bytes; 25 MiB, as GitHub sends at most, where nothing was said. */
    public int maxBytes() {
        return maxBytes;
    }

    List<Supplier<String>> secrets() {
        return secrets;
    }

    /** The URL as it was given, by its name in {@link RepositoryName#of}. */
    Map<String, String> watched() {
        return watched;
    }

    int remembered() {
        return remembered;
    }

    /** Makes options. Not thread-safe. */
    public static final class Builder {
        private final List<Supplier<String>> secrets = new ArrayList<>();
        private final Map<String, String> watched = new LinkedHashMap<>();
        private int maxBytes = GITHUB_LIMIT;
        private int remembered = 10_000;

        private Builder() {}

        /**
         * A secret that the forge signs with; asked for at every message, so that it can be changed without a restart. Several may be
         * given while one replaces another. An empty one signs nothing.
         */
        public Builder secret(Supplier<String> secret) {
            secrets.add(Objects.requireNonNull(secret, "secret"));
            return this;
        }

        /** A repository whose pushes count, by any of its URLs: https, ssh, or {@code git@host:path}. */
        public Builder watch(String url) {
            watched.put(RepositoryName.of(url), url);
            return this;
        }

        /** See {@link WebhookOptions#maxBytes}. */
        public Builder maxBytes(int value) {
            if (value < 1 || value > LARGEST) {
                throw new IllegalArgumentException("maxBytes lies between 1 and " + LARGEST + ", got " + value);
            }
            maxBytes = value;
            return this;
        }

        /** How many ids of deliveries are remembered to ignore a repeated one; 10 000 where nothing is said. */
        public Builder rememberDeliveries(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("at least 0 deliveries are remembered, got " + value);
            }
            remembered = value;
            return this;
        }

        /** The options as they stand. */
        public WebhookOptions build() {
            return new WebhookOptions(this);
        }
    }
}
