package io.gitops4j.forge.github;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.options.Repositories;
import io.gitops4j.forge.options.WrongOption;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Repositories repositories;
    private final String context;
    private final Set<Show> shown;
    private final Optional<String> detailsUrl;
    private final String path;

    private GitHubOptions(Builder builder) {
        this.connection = builder.connection;
        this.repositories = builder.repositories.build();
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
        return repositories.find(source);
    }

    Repositories repositories() {
        return repositories;
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
        private final Repositories.Builder repositories = Repositories.of("GitHub", REPOSITORY);
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
            repositories.add(source, repository);
            return this;
        }

        /** Reports about every source that no other repository is named for go to this one. */
        public Builder repository(String repository) {
            repositories.addForEveryOther(repository);
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
         * @throws GitOpsException CONFIG when no repository is named, or check runs are to be shown without an App
         */
        public GitHubOptions build() {
            if (shown.contains(Show.CHECKS) && !(connection.login() instanceof GitHubLogin.App)) {
                throw WrongOption.of(
                        "show",
                        "only a GitHub App may make check runs",
                        "give 'app' and 'privateKey', or remove 'checks'");
            }
            return new GitHubOptions(this);
        }
    }
}
