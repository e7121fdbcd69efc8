package io.gitops4j.git;

import io.gitops4j.api.GitOpsException;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;

/** Where and how a {@link GitRenderedStore} keeps rendered services. Immutable. */
public final class GitRenderedOptions {
    /** Unless said otherwise. */
    static final int DEFAULT_KEEP = 5;

    private static final int MOST_KEPT = 1_000;
    private static final Pattern CLUSTER =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

    private final GitOptions repository;
    private final String environment;
    private final String cluster;
    private final int keep;
    private final Clock clock;

    private GitRenderedOptions(Builder builder) {
        this.repository = builder.repository;
        this.environment = builder.environment;
        this.cluster = builder.cluster;
        this.keep = builder.keep;
        this.clock = builder.clock;
    }

    /**
     * Starts with the two options that have no default.
     *
     * @param repository how the repository is reached; its ref is the branch that is written, its path does not count
     * @param environment whose services are kept
     */
    public static Builder builder(GitOptions repository, String environment) {
        return new Builder(
                Objects.requireNonNull(repository, "repository"), Objects.requireNonNull(environment, "environment"));
    }

    /** How the repository is reached, and which branch is written. */
    public GitOptions repository() {
        return repository;
    }

    /** Whose services are kept. */
    public String environment() {
        return environment;
    }

    /** The directory of all its services, {@code /}-separated. */
    public String cluster() {
        return cluster;
    }

    /** How many deployments of a service stay as directories. */
    public int keep() {
        return keep;
    }

    /** For the times of the commits. */
    public Clock clock() {
        return clock;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "GitRenderedOptions[cluster=" + cluster + ", keep=" + keep + "]";
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private final GitOptions repository;
        private final String environment;
        private String cluster;
        private int keep = DEFAULT_KEEP;
        private Clock clock = Clock.systemUTC();

        private Builder(GitOptions repository, String environment) {
            this.repository = repository;
            this.environment = environment;
            this.cluster = environment;
        }

        /** The directory of all services, {@code /}-separated. Default: the environment's name. */
        public Builder cluster(String value) {
            this.cluster = Objects.requireNonNull(value, "cluster");
            return this;
        }

        /** How many deployments of a service stay as directories. Default 5. */
        public Builder keep(int value) {
            this.keep = value;
            return this;
        }

        /** For the times of the commits. Default: the system's, in UTC. */
        public Builder clock(Clock value) {
            this.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * The options.
         *
         * @throws GitOpsException CONFIG with every one that makes no sense
         */
        public GitRenderedOptions build() {
            OptionProblems problems = new OptionProblems();
            if (!CLUSTER.matcher(cluster).matches()) {
                problems.add(
                        "cluster",
                        "'" + cluster + "' cannot be a directory of the repository",
                        "write names of letters, digits, '-', '_' and '.', with '/' between them");
            }
            if (keep < 1 || keep > MOST_KEPT) {
                problems.add(
                        "keep",
                        "expected a number from 1 to " + MOST_KEPT + ", got " + keep,
                        "keep " + DEFAULT_KEEP + " deployments");
            }
            problems.throwIfAny();
            return new GitRenderedOptions(this);
        }
    }
}
