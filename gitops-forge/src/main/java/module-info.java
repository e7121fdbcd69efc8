/** What the modules of single forges have in one: what is configured, how a forge is asked over HTTP, and what it shows. Not for anybody else. */
@SuppressWarnings("module") // those modules are built after this one
module io.gitops4j.forge {
    exports io.gitops4j.forge.http to
            io.gitops4j.forge.gitea,
            io.gitops4j.forge.github;
    exports io.gitops4j.forge.options to
            io.gitops4j.forge.gitea,
            io.gitops4j.forge.github;
    exports io.gitops4j.forge.show to
            io.gitops4j.forge.gitea,
            io.gitops4j.forge.github;

    requires static org.jspecify;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive io.gitops4j.api;
    requires transitive java.net.http;
}
