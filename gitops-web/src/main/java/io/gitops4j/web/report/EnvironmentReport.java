package io.gitops4j.web.report;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.DeploymentDiff;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report tells of one environment: {@link GitOpsEngine#status} alone, or more of what the engine knows. Immutable. Of a plan it
 * keeps only what the page shows, no bodies of resources.
 */
public final class EnvironmentReport {
    private final EnvironmentState state;
    private final Optional<PlannedChanges> planned;
    private final List<Deployment> history;
    private final List<DeploymentDiff> diffs;

    private EnvironmentReport(Builder builder) {
        this.state = builder.state;
        this.planned = builder.planned;
        this.history = builder.history;
        this.diffs = builder.diffs;
    }

    /** Starts with what is known after the last run. */
    public static Builder builder(EnvironmentState state) {
        return new Builder(state);
    }

    EnvironmentState state() {
        return state;
    }

    Optional<PlannedChanges> planned() {
        return planned;
    }

    List<Deployment> history() {
        return history;
    }

    List<DeploymentDiff> diffs() {
        return diffs;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final EnvironmentState state;
        private Optional<PlannedChanges> planned = Optional.empty();
        private List<Deployment> history = List.of();
        private List<DeploymentDiff> diffs = List.of();

        private Builder(EnvironmentState state) {
            this.state = Objects.requireNonNull(state, "state");
        }

        /** What a plan that was made after the last run would do; takes the place of {@link #lastRun}. */
        public Builder plan(Plan value) {
            planned = Optional.of(PlannedChanges.of(value));
            return this;
        }

        /** What the last run was to do: what it wrote, and what waits. A run without a plan tells nothing. */
        public Builder lastRun(ReconcileResult value) {
            planned = PlannedChanges.of(value);
            return this;
        }

        Builder planned(Optional<PlannedChanges> value) {
            planned = value;
            return this;
        }

        /** The newest deployments, newest first, as {@link GitOpsEngine#history(HistoryQuery)} gives them. */
        public Builder history(List<Deployment> value) {
            history = List.copyOf(value);
            return this;
        }

        /** How deployments of the history differ from those before; shown at the later one. */
        public Builder diffs(List<DeploymentDiff> value) {
            diffs = List.copyOf(value);
            return this;
        }

        /** The report. */
        public EnvironmentReport build() {
            return new EnvironmentReport(this);
        }
    }
}
