package io.gitops4j.forge.github.internal.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.github.GitHubLogin;
import io.gitops4j.forge.github.internal.client.GitHubClient;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.http.Failures;
import io.gitops4j.spi.Operation;
import java.util.Optional;

/**
 * Tells our comments from those of others. A comment with our mark that somebody else wrote must not be taken for ours: its author could
 * change the plan in it afterwards.
 */
final class Author {
    private final GitHubClient client;
    private final GitHubLogin login;
    private volatile Optional<String> name = Optional.empty();

    Author(GitHubClient client, GitHubLogin login) {
        this.client = client;
        this.login = login;
    }

    boolean wrote(JsonNode comment, Operation operation) {
        if (login instanceof GitHubLogin.App app) {
            JsonNode by = comment.path("performed_via_github_app");
            return by.path("id").asText().equals(app.id())
                    || by.path("client_id").asText().equals(app.id());
        }
        return comment.path("user").path("login").asText().equals(name(operation));
    }

    private String asked(Operation operation) {
        Call call = Call.plain("Metadata: read", "user");
        String login = client.read(call, operation).path("login").asText();
        if (login.isEmpty()) {
            // A comment without an author would be ours then.
            throw Failures.unusable("GitHub", call, "no login");
        }
        return login;
    }

    /** Asked once; a token of a workflow may not ask, and belongs to the bot of workflows. */
    private String name(Operation operation) {
        if (name.isEmpty()) {
            try {
                name = Optional.of(asked(operation));
            } catch (GitOpsException e) {
                if (e.kind() != FailureKind.AUTH) {
                    throw e;
                }
                name = Optional.of("github-actions[bot]");
            }
        }
        return name.orElseThrow();
    }
}
