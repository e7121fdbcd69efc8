/** What stands between the engine and the web: a receiver for the webhooks of forges, and badges. */
module io.gitops4j.web {
    exports io.gitops4j.web;

    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires transitive io.gitops4j.api;
    requires transitive jdk.httpserver;
}
