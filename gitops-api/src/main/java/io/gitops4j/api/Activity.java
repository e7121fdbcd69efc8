package io.gitops4j.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One piece of the engine's work, for those who measure: what, for which run, how long, how it ended. Made by the engine. A {@link
 * Kind#RUN} and a {@link Kind#STAGE} are told twice, when they begin and when they end, everything else when it has ended.
 *
 * <p>{@link #name} and {@link #outcome} are words of a few known ones, fit for a tag. {@link #subject} and {@link #detail} are
 * not: they name what the work was about, and may come from a repository or a target. None of it holds a secret.
 */
public final class Activity {
    /** What is done. More may be added: keep a default branch. */
    public enum Kind {
        /** A whole run: {@code reconcile}, {@code apply} of a given plan, or a mere {@code plan}; the subject is who asked. */
        RUN,
        /** A step of it, by its {@link Stage#word}; the subject is the source, where it is about one. */
        STAGE,
        /** A source is asked: {@code resolve} or {@code snapshot}; the subject is the source, the detail its commit. */
        FETCH,
        /** A target is asked: {@code observe}, {@code preview}, {@code apply} or {@code health}. */
        TARGET_CALL,
        /** A change at a target with all its tries: {@code create}, {@code update}, {@code recreate} or {@code delete}; the subject is the resource. */
        CHANGE,
        /** A record is put into the history: {@code append}. */
        HISTORY,
        /** A forge or people are told: {@code report}, {@code comment} or {@code notice}; the subject is the reporter or notifier. */
        MESSAGE,
        /** How many messages wait has changed: {@code messages}; the subject is the reporter or notifier, the items are all that wait. */
        WAITING
    }

    private final Kind kind;
    private final String name;
    private final String environment;
    private final String runId;
    private final Instant started;
    private final Optional<Duration> took;
    private final String subject;
    private final Optional<ServiceId> service;
    private final String outcome;
    private final Optional<Failure> failure;
    private final String detail;
    private final long items;

    private Activity(Builder builder) {
        this.kind = builder.kind;
        this.name = builder.name;
        this.environment = builder.environment;
        this.runId = builder.runId;
        this.started = builder.started;
        this.took = builder.took;
        this.subject = builder.subject;
        this.service = builder.service;
        this.outcome = builder.outcome;
        this.failure = builder.failure;
        this.detail = builder.detail;
        this.items = builder.items;
    }

    /** Starts one that has just begun. */
    public static Builder builder(Kind kind, String name, String environment, String runId, Instant started) {
        return new Builder(kind, name, environment, runId, started);
    }

    /** What is done. */
    public Kind kind() {
        return kind;
    }

    /** What exactly, as one of the words that its {@link Kind} has. */
    public String name() {
        return name;
    }

    /** Where. */
    public String environment() {
        return environment;
    }

    /** For which run, as in {@link ReconcileEvent#runId}; for a message, the run that it tells of; may be empty. */
    public String runId() {
        return runId;
    }

    /** When it began, by the engine's clock. */
    public Instant started() {
        return started;
    }

    /** How long it took; absent when it has just begun. */
    public Optional<Duration> took() {
        return took;
    }

    /** What it is about; may be empty. */
    public String subject() {
        return subject;
    }

    /** For which service, if for one. */
    public Optional<ServiceId> service() {
        return service;
    }

    /**
     * How it ended, in one lower-case word: that of a {@link RunStatus} or {@code planned} for a run; {@code written}, {@code unchanged},
     * {@code superseded}, {@code failed} or {@code stopped} for a change; otherwise {@code ok}, or that of a {@link FailureKind}.
     * Empty when it has just begun.
     */
    public String outcome() {
        return outcome;
    }

    /** Why it did not work, if it did not. */
    public Optional<Failure> failure() {
        return failure;
    }

    /** What it came to: the commit of a fetch, the commits of a run; may be empty. */
    public String detail() {
        return detail;
    }

    /** How many it was about: files for the parse stage, messages that wait; 0 where nothing is counted. */
    public long items() {
        return items;
    }

    @Override
    public String toString() {
        return environment + " " + kind + " " + name + (outcome.isEmpty() ? "" : " " + outcome);
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final Kind kind;
        private final String name;
        private final String environment;
        private final String runId;
        private final Instant started;
        private Optional<Duration> took = Optional.empty();
        private String subject = "";
        private Optional<ServiceId> service = Optional.empty();
        private String outcome = "";
        private Optional<Failure> failure = Optional.empty();
        private String detail = "";
        private long items;

        private Builder(Kind kind, String name, String environment, String runId, Instant started) {
            this.kind = Objects.requireNonNull(kind, "kind");
            this.name = Objects.requireNonNull(name, "name");
            this.environment = Objects.requireNonNull(environment, "environment");
            this.runId = Objects.requireNonNull(runId, "runId");
            this.started = Objects.requireNonNull(started, "started");
        }

        /** What it is about. */
        public Builder subject(String value) {
            this.subject = Objects.requireNonNull(value, "subject");
            return this;
        }

        /** For which service. */
        public Builder service(Optional<ServiceId> value) {
            this.service = Objects.requireNonNull(value, "service");
            return this;
        }

        /** It has ended. */
        public Builder ended(Duration after, String how) {
            this.took = Optional.of(after);
            this.outcome = Objects.requireNonNull(how, "outcome");
            return this;
        }

        /** Why it did not work. */
        public Builder failure(Optional<Failure> value) {
            this.failure = Objects.requireNonNull(value, "failure");
            return this;
        }

        /** What it came to. */
        public Builder detail(String value) {
            this.detail = Objects.requireNonNull(value, "detail");
            return this;
        }

        /** How many. */
        public Builder items(long value) {
            this.items = value;
            return this;
        }

        /** The activity. */
        public Activity build() {
            return new Activity(this);
        }
    }
}
