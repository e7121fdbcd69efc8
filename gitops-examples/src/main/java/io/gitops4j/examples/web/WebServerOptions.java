package io.gitops4j.examples.web;

import io.gitops4j.web.BadgeOptions;
import io.gitops4j.web.report.LiveReport;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a web server serves.
 *
 * @param repository whose pushes count, by any of its URLs
 * @param secret what the forge signs its webhooks with; asked for at every message
 * @param badges how badges are found
 * @param report is a listener of the engine as well
 * @param metrics in Prometheus' text format; asked at every request
 * @param requestsAtOnce how many requests are answered at once at each path; the others are told to come back
 */
public record WebServerOptions(
        String repository,
        Supplier<String> secret,
        BadgeOptions badges,
        LiveReport report,
        Supplier<String> metrics,
        int requestsAtOnce) {
    /** Nothing is null. */
    public WebServerOptions {
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(badges, "badges");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(metrics, "metrics");
        if (requestsAtOnce < 1) {
            throw new IllegalArgumentException("at least 1 request is answered at once, got " + requestsAtOnce);
        }
    }
}
