package io.gitops4j.forge.github;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;

/** Reports for tests, and a reporter with a token. */
final class Reports {
    static final String FIRST = "a".repeat(40);
    static final String SECOND = "b".repeat(40);
    static final String CONTEXT = "gitops/prod";
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private Reports() {}

    static ForgeReport.Builder report(String commit, ForgeState state) {
        return ForgeReport.builder("prod", new Revision("apps", commit), state, AT)
                .summary(words(state));
    }

    private static String words(ForgeState state) {
        return switch (state) {
            case PENDING, IN_PROGRESS -> "deploying cart";
            case SUCCESS -> "deployed cart";
            case FAILURE -> "cart failed";
            case ERROR -> "no history";
            case SUPERSEDED -> "overtaken";
        };
    }

    /** As the engine tells a deployment that goes well. */
    static ForgeReport ended(String commit, ForgeState state) {
        return report(commit, state).deployment(1).build();
    }

    static GitHubConnection connection(URI api, Clock clock) {
        return GitHubConnection.withToken(Secret.of(() -> "token")).withApi(api).withClock(clock);
    }

    static GitHubReporter reporter(GitHubConnection connection) {
        return new GitHubReporter(GitHubOptions.builder(connection)
                .repository("shop/apps")
                .detailsUrl("https://ops.example.com/{environment}/{commit}")
                .build());
    }
}
