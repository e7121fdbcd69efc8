package io.gitops4j.git;

import io.gitops4j.api.GitOpsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;

/** Where and how a {@link GitHistoryStore} keeps histories. Immutable. */
public final class GitHistoryOptions {
    /** What appending does while the remote repository cannot be reached. */
    public enum WhenAway {
        /**
         * Records on this machine, durably, and pushes before anything else is recorded. For environments that one engine alone
         * deploys: of two that record at once while the remote is away, the second to push finds its numbers taken.
         */
        RECORD_LOCALLY,
        /** Fails as UNAVAILABLE, so that nothing is deployed. Any number of engines may share an environment. */
        REFUSE
    }

    /** Unless said otherwise. */
    static final String DEFAULT_REF_PREFIX = "refs/gitops/";

    static final String DEFAULT_NAME = "GitOps4J";
    static final String DEFAULT_EMAIL = "gitops4j@localhost";

    private static final Pattern PERSON = Pattern.compile("[^<>\\p{Cntrl}]*[^<>\\p{Cntrl}\\s][^<>\\p{Cntrl}]*");

    private final GitOptions repository;
    private final Path directory;
    private final String refPrefix;
    private final String name;
    private final String email;
    private final String writer;
    private final WhenAway whenAway;
    private final Clock clock;

    private GitHistoryOptions(Builder builder) {
        this.repository = builder.repository;
        this.directory = builder.directory;
        this.refPrefix = builder.refPrefix;
        this.name = builder.name;
        this.email = builder.email;
        this.writer = builder.writer;
        this.whenAway = builder.whenAway;
        this.clock = builder.clock;
    }

    /**
     * Starts with the two options that have no default.
     *
     * @param repository how the remote repository is reached, for example as a source reaches it; its ref and path do not count
     * @param directory on this machine, for the histories and what waits to be pushed; it outlives restarts, and several processes
     *     may share it
     */
    public static Builder builder(GitOptions repository, Path directory) {
        return new Builder(
                Objects.requireNonNull(repository, "repository"), Objects.requireNonNull(directory, "directory"));
    }

    /** How the remote repository is reached. */
    public GitOptions repository() {
        return repository;
    }

    /** Where this machine keeps the histories, and what waits to be pushed. */
    public Path directory() {
        return directory;
    }

    /** What the refs begin with; the environment follows. */
    public String refPrefix() {
        return refPrefix;
    }

    /** Author and committer of the records. */
    public String name() {
        return name;
    }

    /** The e-mail address that goes with {@link #name}. */
    public String email() {
        return email;
    }

    /** Which engine wrote a record. */
    public String writer() {
        return writer;
    }

    /** What appending does while the remote cannot be reached. */
    public WhenAway whenAway() {
        return whenAway;
    }

    /** For the times of the commits. */
    public Clock clock() {
        return clock;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "GitHistoryOptions[refPrefix=" + refPrefix + ", whenAway=" + whenAway + "]";
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private final GitOptions repository;
        private final Path directory;
        private String refPrefix = DEFAULT_REF_PREFIX;
        private String name = DEFAULT_NAME;
        private String email = DEFAULT_EMAIL;
        private String writer = UUID.randomUUID().toString();
        private WhenAway whenAway = WhenAway.RECORD_LOCALLY;
        private Clock clock = Clock.systemUTC();

        private Builder(GitOptions repository, Path directory) {
            this.repository = repository;
            this.directory = directory;
        }

        /**
         * What the refs begin with, from {@code refs/} to a slash. Default {@code refs/gitops/}, which no clone fetches unasked. For
         * a server that takes branches only, {@code refs/heads/gitops/}.
         */
        public Builder refPrefix(String value) {
            this.refPrefix = Objects.requireNonNull(value, "refPrefix");
            return this;
        }

        /** Author and committer of the records; the e-mail address need not exist. Default {@code GitOps4J}. */
        public Builder identity(String person, String address) {
            this.name = Objects.requireNonNull(person, "person");
            this.email = Objects.requireNonNull(address, "address");
            return this;
        }

        /**
         * Which engine wrote a record, in its trailer {@code Gitops-Writer}; no two engines may have the same. Default: random.
         */
        public Builder writer(String value) {
            this.writer = Objects.requireNonNull(value, "writer");
            return this;
        }

        /** What appending does while the remote cannot be reached. Default {@link WhenAway#RECORD_LOCALLY}. */
        public Builder whenAway(WhenAway value) {
            this.whenAway = Objects.requireNonNull(value, "whenAway");
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
        public GitHistoryOptions build() {
            OptionProblems problems = new OptionProblems();
            if (!refPrefix.startsWith("refs/")
                    || !refPrefix.endsWith("/")
                    || !Repository.isValidRefName(refPrefix + "x")) {
                problems.add("refPrefix", "'" + refPrefix + "' is no folder of refs", "write it as refs/gitops/");
            }
            person(problems, "committerName", name);
            person(problems, "committerEmail", email);
            if (!writer.matches("\\S+")) {
                problems.add("writer", "'" + writer + "' is no id", "write it without blanks");
            }
            problems.throwIfAny();
            return new GitHistoryOptions(this);
        }

        private static void person(OptionProblems problems, String option, String value) {
            if (!PERSON.matcher(value).matches()) {
                problems.add(
                        option, "'" + value + "' cannot stand in a commit", "write it without '<', '>' and line feeds");
            }
        }
    }
}
