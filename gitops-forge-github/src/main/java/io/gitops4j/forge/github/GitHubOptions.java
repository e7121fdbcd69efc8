package io.gitops4j.forge.github;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is shown where. Immutable. */
public final class GitHubOptions {
    private static final Pattern REPOSITORY =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/[A-Za-z0-9._-]{1,100}");

    /** What GitHub can show of a commit. */
    public enum Show {
        /** A status for each environment, at the commit and in pull requests. */
        STATUSES,
        /** A deployment for each environment, on the repository's own page of deployments. */
        DEPLOYMENTS,
        /** A check run for each environment, with findings at the lines of manifests; for GitHub Apps only. */
        CHECKS
    }

    private final GitHubConnection connection;
    private final Map<String, String> repositories;
    private final Optional<String> everyOther;
    private final String context;
    private final Set<Show> shown;
    private final Optional<String> detailsUrl;
    private final String path;

    private GitHubOptions(Builder builder) {
        this.connection = builder.connection;
        this.repositories = Map.copyOf(builder.repositories);
        this.everyOther = builder.everyOther;
        this.context = builder.context;
        this.shown = Set.copyOf(builder.shown);
        this.detailsUrl = builder.detailsUrl;
        this.path = builder.path;
    }

    /** Starts options: a login with an App shows everything, one with a token everything but check runs. */
    public static Builder builder(GitHubConnection connection) {
        return new Builder(connection);
    }

    /** How to reach GitHub. */
    public GitHubConnection connection() {
        return connection;
    }

    /** Where reports about a source go: {@code owner/name}. */
    public Optional<String> repository(String source) {
        return Optional.ofNullable(repositories.get(source)).or(() -> everyOther);
    }

    /** What stands before the environment's name in a status: {@code gitops} makes {@code gitops/prod}. */
    public String context() {
        return context;
    }

    /** What is shown. */
    public Set<Show> shown() {
        return shown;
    }

    /** A template for links, see {@link io.gitops4j.spi.ForgeReport#link}. */
    public Optional<String> detailsUrl() {
        return detailsUrl;
    }

    /** The folder of the repository that sources read; empty for all of it. */
    public String path() {
        return path;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final GitHubConnection connection;
        private final Map<String, String> repositories = new TreeMap<>();
        private Optional<String> everyOther = Optional.empty();
        private String context = "gitops";
        private Set<Show> shown;
        private Optional<String> detailsUrl = Optional.empty();
        private String path = "";

        private Builder(GitHubConnection connection) {
            this.connection = Objects.requireNonNull(connection, "connection");
            this.shown = connection.login() instanceof GitHubLogin.App
                    ? EnumSet.allOf(Show.class)
                    : EnumSet.of(Show.STATUSES, Show.DEPLOYMENTS);
        }

        /** Reports about this source go to this repository, {@code owner/name}. */
        public Builder repository(String source, String repository) {
            repositories.put(Objects.requireNonNull(source, "source"), checked("repositories." + source, repository));
            return this;
        }

        /** Reports about every source that no other repository is named for go to this one. */
        public Builder repository(String repository) {
            this.everyOther = Optional.of(checked("repository", repository));
            return this;
        }

        /** What stands before the environment's name; engines that tell the same commits have different ones. */
        public Builder context(String value) {
            this.context = Objects.requireNonNull(value, "context");
            return this;
        }

        /** What is shown. */
        public Builder show(Set<Show> value) {
            this.shown = Set.copyOf(value);
            return this;
        }

        /** A template for links. */
        public Builder detailsUrl(String value) {
            this.detailsUrl = Optional.of(value);
            return this;
        }

        /** The folder that sources read. */
        public Builder path(String value) {
            this.path = value.replaceAll("^/+|/+$", "");
            return this;
        }

        /**
         * The options.
         *
         * @throws GitOpsException CONFIG when check runs are to be shown without an App
         */
        public GitHubOptions build() {
            if (shown.contains(Show.CHECKS) && !(connection.login() instanceof GitHubLogin.App)) {
                throw wrong(
                        "show",
                        "only a GitHub App may make check runs",
                        "give 'app' and 'privateKey', or remove 'checks'");
            }
            if (repositories.isEmpty() && everyOther.isEmpty()) {
                throw wrong("repository", "no repository is named", "add 'repository: owner/name'");
            }
            return new GitHubOptions(this);
        }

        private static String checked(String option, String repository) {
            if (!REPOSITORY.matcher(repository).matches() || repository.endsWith("/..") || repository.endsWith("/.")) {
                throw wrong(option, "this is no repository of GitHub", "write it like 'owner/name'");
            }
            return repository;
        }

        private static GitOpsException wrong(String option, String what, String remedy) {
            return new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path(option)
                            .what(what)
                            .remedy(remedy)
                            .build());
        }
    }
}
