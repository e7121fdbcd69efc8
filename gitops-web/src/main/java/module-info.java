/** What stands between the engine and the web: a receiver for the webhooks of forges, badges, and a report as one page. */
module io.gitops4j.web {
    exports io.gitops4j.web;
    exports io.gitops4j.web.report;

    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires transitive io.gitops4j.api;
    requires transitive jdk.httpserver;
}
