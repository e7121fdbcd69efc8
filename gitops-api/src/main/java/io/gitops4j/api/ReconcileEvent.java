package io.gitops4j.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Something that happened during a run, for progress and for machines. Made by the engine. */
public final class ReconcileEvent {
    /** What happened. More may be added: keep a default branch. */
    public enum Kind {
        /** A run began. */
        RUN_STARTED,
        /** A source told its newest revision. */
        RESOLVED,
        /** A stage of the run goes on: {@link #done} of {@link #total}. */
        PROGRESS,
        /** There is a plan. */
        PLANNED,
        /** A service's deployment began. */
        SERVICE_STARTED,
        /** A deployment that began brings back the exact state of an earlier one. */
        ROLLBACK,
        /** A resource was written. */
        WRITTEN,
        /** A resource's health changed. */
        HEALTH,
        /** A service is done, well or not; {@link #result} tells. */
        SERVICE_FINISHED,
        /** Deletes are held. */
        HELD,
        /** Something went wrong on the way and is tried again. */
        RETRY,
        /** A finding of no single service. */
        FINDING,
        /** The run ended; {@link #outcome} tells how. */
        RUN_FINISHED
    }

    /** The {@link #runId} of findings about forges and notifiers, which are told things apart from the runs. */
    public static final String NO_RUN = "reports";

    private final Kind kind;
    private final String environment;
    private final String runId;
    private final Instant at;
    private final Optional<ServiceId> service;
    private final String text;
    private final long done;
    private final long total;
    private final Optional<Plan> plan;
    private final Optional<ServiceResult> result;
    private final Optional<Diagnostic> diagnostic;
    private final Optional<ReconcileResult> outcome;
    private final OptionalLong restores;

    private ReconcileEvent(Builder builder) {
        this.kind = builder.kind;
        this.environment = builder.environment;
        this.runId = builder.runId;
        this.at = builder.at;
        this.service = builder.service;
        this.text = builder.text;
        this.done = builder.done;
        this.total = builder.total;
        this.plan = builder.plan;
        this.result = builder.result;
        this.diagnostic = builder.diagnostic;
        this.outcome = builder.outcome;
        this.restores = builder.restores;
    }

    /** Starts an event. */
    public static Builder builder(Kind kind, String environment, String runId, Instant at) {
        return new Builder(kind, environment, runId, at);
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }

    /** Where. */
    public String environment() {
        return environment;
    }

    /** In which run, or {@link #NO_RUN}. */
    public String runId() {
        return runId;
    }

    /** When, by the engine's clock. */
    public Instant at() {
        return at;
    }

    /** To which service, if to one. */
    public Optional<ServiceId> service() {
        return service;
    }

    /** In one line for people, without secrets. */
    public String text() {
        return text;
    }

    /** How far; 0 where that makes no sense. */
    public long done() {
        return done;
    }

    /** Of how many; 0 where unknown. */
    public long total() {
        return total;
    }

    /** The plan, with {@link Kind#PLANNED}. */
    public Optional<Plan> plan() {
        return plan;
    }

    /** The result, with {@link Kind#SERVICE_FINISHED}. */
    public Optional<ServiceResult> result() {
        return result;
    }

    /** The finding, with {@link Kind#FINDING}, {@link Kind#HELD} and {@link Kind#RETRY}. */
    public Optional<Diagnostic> diagnostic() {
        return diagnostic;
    }

    /** How the run ended, with {@link Kind#RUN_FINISHED}. */
    public Optional<ReconcileResult> outcome() {
        return outcome;
    }

    /** The number of the earlier deployment, with {@link Kind#ROLLBACK}. */
    public OptionalLong restores() {
        return restores;
    }

    @Override
    public String toString() {
        return environment + " " + kind + " " + text;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final Kind kind;
        private final String environment;
        private final String runId;
        private final Instant at;
        private Optional<ServiceId> service = Optional.empty();
        private String text = "";
        private long done;
        private long total;
        private Optional<Plan> plan = Optional.empty();
        private Optional<ServiceResult> result = Optional.empty();
        private Optional<Diagnostic> diagnostic = Optional.empty();
        private Optional<ReconcileResult> outcome = Optional.empty();
        private OptionalLong restores = OptionalLong.empty();

        private Builder(Kind kind, String environment, String runId, Instant at) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.environment = Objects.requireNonNull(environment, "environment");
            this.runId = Objects.requireNonNull(runId, "runId");
            this.at = Objects.requireNonNull(at, "at");
        }

        /** To which service. */
        public Builder service(ServiceId value) {
            this.service = Optional.of(value);
            return this;
        }

        /** In one line. */
        public Builder text(String value) {
            this.text = Objects.requireNonNull(value, "text");
            return this;
        }

        /** How far. */
        public Builder progress(long soFar, long of) {
            this.done = soFar;
            this.total = of;
            return this;
        }

        /** The plan. */
        public Builder plan(Plan value) {
            this.plan = Optional.of(value);
            return this;
        }

        /** The result. */
        public Builder result(ServiceResult value) {
            this.result = Optional.of(value);
            return this;
        }

        /** The finding. */
        public Builder diagnostic(Diagnostic value) {
            this.diagnostic = Optional.of(value);
            return this;
        }

        /** How the run ended. */
        public Builder outcome(ReconcileResult value) {
            this.outcome = Optional.of(value);
            return this;
        }

        /** The earlier deployment that comes back. */
        public Builder restores(long number) {
            this.restores = OptionalLong.of(number);
            return this;
        }

        /** The event. */
        public ReconcileEvent build() {
            return new ReconcileEvent(this);
        }
    }
}
