package io.gitops4j.forge.gitea;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.options.Repositories;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is shown where. Immutable. */
public final class GiteaOptions {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}");

    private final GiteaConnection connection;
    private final Repositories repositories;
    private final String context;
    private final Optional<String> detailsUrl;

    private GiteaOptions(Builder builder) {
        this.connection = builder.connection;
        this.repositories = builder.repositories.build();
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
        return repositories.find(source);
    }

    Repositories repositories() {
        return repositories;
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
        private final Repositories.Builder repositories = Repositories.of("Gitea", REPOSITORY);
        private String context = "gitops";
        private Optional<String> detailsUrl = Optional.empty();

        private Builder(GiteaConnection connection) {
            this.connection = Objects.requireNonNull(connection, "connection");
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
            return new GiteaOptions(this);
        }
    }
}
