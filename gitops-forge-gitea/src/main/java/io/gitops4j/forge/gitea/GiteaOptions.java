package io.gitops4j.forge.gitea;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is shown where. Immutable. */
public final class GiteaOptions {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}");
    private static final Pattern NO_NAME = Pattern.compile("(.*/)?\\.{1,2}(/.*)?");

    private final GiteaConnection connection;
    private final Map<String, String> repositories;
    private final Optional<String> everyOther;
    private final String context;
    private final Optional<String> detailsUrl;

    private GiteaOptions(Builder builder) {
        this.connection = builder.connection;
        this.repositories = Map.copyOf(builder.repositories);
        this.everyOther = builder.everyOther;
        this.context = builder.context;
        this.detailsUrl = builder.detailsUrl;
    }

    /** Starts options. */
    public static Builder builder(GiteaConnection connection) {
        return new Builder(connection);
    }

    /** How to reach Gitea. */
    public GiteaConnection connection() {
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

    /** A template for links, see {@link io.gitops4j.spi.ForgeReport#link}. */
    public Optional<String> detailsUrl() {
        return detailsUrl;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final GiteaConnection connection;
        private final Map<String, String> repositories = new TreeMap<>();
        private Optional<String> everyOther = Optional.empty();
        private String context = "gitops";
        private Optional<String> detailsUrl = Optional.empty();

        private Builder(GiteaConnection connection) {
            this.connection = Objects.requireNonNull(connection, "connection");
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

        /** A template for links. */
        public Builder detailsUrl(String value) {
            this.detailsUrl = Optional.of(value);
            return this;
        }

        /**
         * The options.
         *
         * @throws GitOpsException CONFIG when no repository is named
         */
        public GiteaOptions build() {
            if (repositories.isEmpty() && everyOther.isEmpty()) {
                throw wrong("repository", "no repository is named", "add 'repository: owner/name'");
            }
            return new GiteaOptions(this);
        }

        private static String checked(String option, String repository) {
            if (!REPOSITORY.matcher(repository).matches()
                    || NO_NAME.matcher(repository).matches()) {
                throw wrong(option, "this is no repository of Gitea", "write it like 'owner/name'");
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
