package io.gitops4j.api;

import java.util.Objects;
import java.util.Optional;

/** One native thing as the target has it. Made by targets. */
public final class LiveResource {
    private final ResourceId id;
    private final boolean owned;
    private final String claimedBy;
    private final Optional<ServiceId> service;
    private final String version;
    private final String fingerprint;
    private final boolean keep;
    private final Optional<Document> body;
    private final Optional<HealthReport> health;

    private LiveResource(Builder builder) {
        this.id = builder.id;
        this.owned = builder.owned;
        this.claimedBy = builder.claimedBy;
        this.service = builder.service;
        this.version = builder.version;
        this.fingerprint = builder.fingerprint;
        this.keep = builder.keep;
        this.body = builder.body;
        this.health = builder.health;
    }

    /** Starts a resource that carries the asking owner's mark and the mark of a service. */
    public static Builder owned(ResourceId id, ServiceId service) {
        Builder builder = new Builder(id);
        builder.owned = true;
        builder.service = Optional.of(service);
        return builder;
    }

    /**
     * Starts a resource that does not carry the asking owner's mark.
     *
     * @param claimedBy who seems to have made it, for people; may be empty
     */
    public static Builder foreign(ResourceId id, String claimedBy) {
        Builder builder = new Builder(id);
        builder.claimedBy = Objects.requireNonNull(claimedBy, "claimedBy");
        return builder;
    }

    /** Its name at the target. */
    public ResourceId id() {
        return id;
    }

    /** Whether it carries the asking owner's mark. Without it the engine neither changes nor deletes it. */
    public boolean owned() {
        return owned;
    }

    /** Who seems to have made a resource that is not owned; may be empty. */
    public String claimedBy() {
        return claimedBy;
    }

    /** The service that it was made for, as its mark says; always there for an owned one. */
    public Optional<ServiceId> service() {
        return service;
    }

    /** Opaque version for compare-and-set: a write that carries it fails when the resource has moved on or was made anew. */
    public String version() {
        return version;
    }

    /** Opaque: equal fingerprints mean that nothing changed among the fields that the engine sets. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Whether people have marked it as never to be deleted. */
    public boolean keep() {
        return keep;
    }

    /** What is there, in the terms of the desired body; only from targets that leave the comparison to the engine. */
    public Optional<Document> body() {
        return body;
    }

    /** How it is doing, where the listing tells. */
    public Optional<HealthReport> health() {
        return health;
    }

    @Override
    public String toString() {
        return id + (owned ? "" : " (not ours)") + " at " + version;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final ResourceId id;
        private boolean owned;
        private String claimedBy = "";
        private Optional<ServiceId> service = Optional.empty();
        private String version = "";
        private String fingerprint = "";
        private boolean keep;
        private Optional<Document> body = Optional.empty();
        private Optional<HealthReport> health = Optional.empty();

        private Builder(ResourceId id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** The version for compare-and-set. */
        public Builder version(String value) {
            this.version = Objects.requireNonNull(value, "version");
            return this;
        }

        /** The fingerprint of the fields that the engine sets. */
        public Builder fingerprint(String value) {
            this.fingerprint = Objects.requireNonNull(value, "fingerprint");
            return this;
        }

        /** Marked by people as never to be deleted. */
        public Builder keep(boolean value) {
            this.keep = value;
            return this;
        }

        /** What is there. */
        public Builder body(Document value) {
            this.body = Optional.of(value);
            return this;
        }

        /** How it is doing. */
        public Builder health(HealthReport value) {
            this.health = Optional.of(value);
            return this;
        }

        /** The resource; a version is required. */
        public LiveResource build() {
            if (version.isEmpty()) {
                throw new IllegalStateException(id + " has no version");
            }
            return new LiveResource(this);
        }
    }
}
