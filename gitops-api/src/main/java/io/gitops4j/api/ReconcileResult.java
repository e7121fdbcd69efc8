package io.gitops4j.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** How one run ended. Made by the engine. */
public final class ReconcileResult {
    private final String runId;
    private final String environment;
    private final RunStatus status;
    private final Optional<Plan> plan;
    private final List<ServiceResult> services;
    private final OptionalLong deployment;
    private final Optional<Failure> failure;

    private ReconcileResult(Builder builder) {
        this.runId = builder.runId;
        this.environment = builder.environment;
        this.status = builder.status;
        this.plan = builder.plan;
        this.services = builder.services;
        this.deployment = builder.deployment;
        this.failure = builder.failure;
    }

    /** Starts a result. */
    public static Builder builder(String runId, String environment, RunStatus status) {
        return new Builder(runId, environment, status);
    }

    /** The id that all events of this run carry. */
    public String runId() {
        return runId;
    }

    /** Which environment. */
    public String environment() {
        return environment;
    }

    /** In one word. */
    public RunStatus status() {
        return status;
    }

    /** What was planned; absent when the run failed before there was a plan. */
    public Optional<Plan> plan() {
        return plan;
    }

    /** One per service of the plan, in its order. */
    public List<ServiceResult> services() {
        return services;
    }

    /** The result of one service, if it was part of the plan. */
    public Optional<ServiceResult> service(ServiceId id) {
        return services.stream().filter(result -> result.service().equals(id)).findFirst();
    }

    /** The number of this run in the history; absent when nothing was written. */
    public OptionalLong deployment() {
        return deployment;
    }

    /** Why the run as a whole failed, if it did. */
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public String toString() {
        return environment + " " + status + failure.map(f -> " " + f).orElse("");
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final String runId;
        private final String environment;
        private final RunStatus status;
        private Optional<Plan> plan = Optional.empty();
        private List<ServiceResult> services = List.of();
        private OptionalLong deployment = OptionalLong.empty();
        private Optional<Failure> failure = Optional.empty();

        private Builder(String runId, String environment, RunStatus status) {
            this.runId = Objects.requireNonNull(runId, "runId");
            this.environment = Objects.requireNonNull(environment, "environment");
            this.status = Objects.requireNonNull(status, "status");
        }

        /** What was planned. */
        public Builder plan(Plan value) {
            this.plan = Optional.of(value);
            return this;
        }

        /** The services. */
        public Builder services(List<ServiceResult> value) {
            this.services = List.copyOf(value);
            return this;
        }

        /** The number in the history. */
        public Builder deployment(long value) {
            this.deployment = OptionalLong.of(value);
            return this;
        }

        /** Why the run failed. */
        public Builder failure(Failure value) {
            this.failure = Optional.of(value);
            return this;
        }

        /** The result. */
        public ReconcileResult build() {
            return new ReconcileResult(this);
        }
    }
}
