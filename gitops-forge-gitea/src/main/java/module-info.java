import io.gitops4j.forge.gitea.GiteaReporterProvider;

/** Tells Gitea how commits are doing, and shows plans at pull requests. */
module io.gitops4j.forge.gitea {
    exports io.gitops4j.forge.gitea;

    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires io.gitops4j.forge;
    requires transitive io.gitops4j.api;
    requires transitive java.net.http;

    provides io.gitops4j.spi.ForgeReporterProvider with
            GiteaReporterProvider;
}
