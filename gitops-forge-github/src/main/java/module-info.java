import io.gitops4j.forge.github.GitHubReporterProvider;

/** Tells GitHub how commits are doing, and shows plans at pull requests. */
module io.gitops4j.forge.github {
    exports io.gitops4j.forge.github;

    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires io.gitops4j.forge;
    requires transitive io.gitops4j.api;
    requires transitive java.net.http;

    provides io.gitops4j.spi.ForgeReporterProvider with
            GitHubReporterProvider;
}
