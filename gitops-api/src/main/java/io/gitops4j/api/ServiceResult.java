package io.gitops4j.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a run ended for one service. Made by the engine. */
public final class ServiceResult {
    private final ServiceId service;
    private final ServiceStatus status;
    private final List<Change> written;
    private final Optional<HealthReport> health;
    private final Optional<Failure> failure;
    private final Optional<Instant> nextTry;
    private final List<Diagnostic> diagnostics;

    private ServiceResult(Builder builder) {
        this.service = builder.service;
        this.status = builder.status;
        this.written = builder.written;
        this.health = builder.health;
        this.failure = builder.failure;
        this.nextTry = builder.nextTry;
        this.diagnostics = builder.diagnostics;
    }

    /** Starts a result. */
    public static Builder builder(ServiceId service, ServiceStatus status) {
        return new Builder(service, status);
    }

    /** Which service. */
    public ServiceId service() {
        return service;
    }

    /** In one word. */
    public ServiceStatus status() {
        return status;
    }

    /** What was really written, in order. */
    public List<Change> written() {
        return written;
    }

    /** How it is doing, where the run looked. */
    public Optional<HealthReport> health() {
        return health;
    }

    /** Why it did not work, if it did not. */
    public Optional<Failure> failure() {
        return failure;
    }

    /** When it is tried again without a new revision; absent when it is not. */
    public Optional<Instant> nextTry() {
        return nextTry;
    }

    /** Everything else found on the way. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    @Override
    public String toString() {
        return service + " " + status + failure.map(f -> " " + f).orElse("");
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final ServiceId service;
        private final ServiceStatus status;
        private List<Change> written = List.of();
        private Optional<HealthReport> health = Optional.empty();
        private Optional<Failure> failure = Optional.empty();
        private Optional<Instant> nextTry = Optional.empty();
        private List<Diagnostic> diagnostics = List.of();

        private Builder(ServiceId service, ServiceStatus status) {
            this.service = Objects.requireNonNull(service, "service");
            this.status = Objects.requireNonNull(status, "status");
        }

        /** What was written. */
        public Builder written(List<Change> value) {
            this.written = List.copyOf(value);
            return this;
        }

        /** How it is doing. */
        public Builder health(HealthReport value) {
            this.health = Optional.of(value);
            return this;
        }

        /** Why it did not work. */
        public Builder failure(Failure value) {
            this.failure = Optional.of(value);
            return this;
        }

        /** When it is tried again. */
        public Builder nextTry(Instant value) {
            this.nextTry = Optional.of(value);
            return this;
        }

        /** Findings. */
        public Builder diagnostics(List<Diagnostic> value) {
            this.diagnostics = List.copyOf(value);
            return this;
        }

        /** The result. */
        public ServiceResult build() {
            return new ServiceResult(this);
        }
    }
}
