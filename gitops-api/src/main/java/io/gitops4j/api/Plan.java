package io.gitops4j.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one reconcile of an environment would do, as a value. Made by the engine; {@link GitOpsEngine#apply} applies exactly
 * this or refuses.
 */
public final class Plan {
    private final String environment;
    private final Map<String, Revision> revisions;
    private final List<ServicePlan> services;
    private final List<Hold> holds;
    private final List<Diagnostic> diagnostics;
    private final Digest digest;

    private Plan(Builder builder) {
        this.environment = builder.environment;
        this.revisions = Collections.unmodifiableMap(new TreeMap<>(builder.revisions));
        List<ServicePlan> sorted = new ArrayList<>(builder.services);
        sorted.sort(Comparator.comparing(ServicePlan::service));
        this.services = List.copyOf(sorted);
        this.holds = builder.holds;
        this.diagnostics = builder.diagnostics;
        this.digest = Digest.ofText(digestText());
    }

    /** Starts a plan. */
    public static Builder builder(String environment) {
        return new Builder(environment);
    }

    /** For which environment. */
    public String environment() {
        return environment;
    }

    /** What was read, by the source's name. */
    public Map<String, Revision> revisions() {
        return revisions;
    }

    /** One per service declared or live, in the order of services. */
    public List<ServicePlan> services() {
        return services;
    }

    /** Deletes that are not part of this plan because they are held. */
    public List<Hold> holds() {
        return holds;
    }

    /** Findings that belong to no single service. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * Digest over everything that applying it depends on: environment, revisions, verdicts, changes with the live content they
     * were computed from, and holds. An approval names it, so it approves this plan and no other.
     */
    public Digest digest() {
        return digest;
    }

    /** Every change that applying this plan would write. */
    public Stream<Change> writes() {
        return services.stream()
                .filter(service -> service.verdict() == Verdict.PROCEED)
                .flatMap(service -> service.changes().stream())
                .filter(change -> change.kind().writes());
    }

    /** Whether applying it would write nothing. */
    public boolean empty() {
        return writes().findAny().isEmpty();
    }

    private String digestText() {
        StringBuilder text = new StringBuilder(environment).append('\n');
        revisions.values().forEach(revision -> text.append(revision).append('\n'));
        services.forEach(service -> text.append(service.service())
                .append(' ')
                .append(service.digest())
                .append('\n'));
        for (Hold hold : holds) {
            text.append("held ").append(hold.reason().code()).append('\n');
            hold.changes().forEach(change -> text.append(change.digestLine()).append('\n'));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Plan(" + environment + ", " + writes().count() + " writes, " + digest.shortValue() + ")";
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final String environment;
        private Map<String, Revision> revisions = Map.of();
        private List<ServicePlan> services = List.of();
        private List<Hold> holds = List.of();
        private List<Diagnostic> diagnostics = List.of();

        private Builder(String environment) {
            this.environment = Objects.requireNonNull(environment, "environment");
        }

        /** What was read. */
        public Builder revisions(Map<String, Revision> value) {
            this.revisions = Map.copyOf(value);
            return this;
        }

        /** The services, in any order. */
        public Builder services(List<ServicePlan> value) {
            this.services = List.copyOf(value);
            return this;
        }

        /** The held deletes. */
        public Builder holds(List<Hold> value) {
            this.holds = List.copyOf(value);
            return this;
        }

        /** Findings of no single service. */
        public Builder diagnostics(List<Diagnostic> value) {
            this.diagnostics = List.copyOf(value);
            return this;
        }

        /** The plan. */
        public Plan build() {
            return new Plan(this);
        }
    }
}
