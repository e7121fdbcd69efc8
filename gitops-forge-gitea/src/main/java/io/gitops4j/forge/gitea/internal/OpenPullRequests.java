package io.gitops4j.forge.gitea.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.PullRequest;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.ProposedPullRequest;
import java.util.Optional;

/** Pull requests as Gitea keeps them. */
public final class OpenPullRequests {
    private static final String PERMISSION = "write:repository";
    private static final int PAGES = 20;

    private final GiteaClient client;

    /** Over that client. */
    public OpenPullRequests(GiteaClient client) {
        this.client = client;
    }

    /** Opens one, or gives the one that is open already. */
    public PullRequest open(String repository, ProposedPullRequest proposed, Operation operation) {
        String into = proposed.into().orElseGet(() -> defaultBranch(repository, operation));
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("title", proposed.title())
                .put("body", proposed.markdown())
                .put("head", proposed.branch())
                .put("base", into);
        Call call = Call.about(repository, PERMISSION, "pulls").post(body);
        Answer answer = client.send(call, operation);
        if (answer.status() == 409) {
            Optional<PullRequest> open = find(repository, proposed.branch(), into, operation);
            if (open.isPresent()) {
                return open.get();
            }
        }
        return pullRequest(client.expect(call, answer));
    }

    private String defaultBranch(String repository, Operation operation) {
        Call call = Call.about(repository, PERMISSION);
        return client.expect(call, client.send(call, operation))
                .path("default_branch")
                .asText();
    }

    private Optional<PullRequest> find(String repository, String branch, String into, Operation operation) {
        Call call =
                GiteaClient.paged(Call.about(repository, PERMISSION, "pulls")).with("state", "open");
        Answer answer = client.send(call, operation);
        JsonNode first = client.expect(call, answer);
        return first.isEmpty()
                ? Optional.empty()
                : client.first(call, answer, PAGES, page -> on(page, branch, into), operation);
    }

    private static Optional<PullRequest> on(JsonNode page, String branch, String into) {
        for (JsonNode found : page) {
            // A branch of a fork may have the same name.
            boolean own =
                    found.path("head").path("repo_id").equals(found.path("base").path("repo_id"));
            if (own
                    && found.path("head").path("ref").asText().equals(branch)
                    && found.path("base").path("ref").asText().equals(into)) {
                return Optional.of(pullRequest(found));
            }
        }
        return Optional.empty();
    }

    private static PullRequest pullRequest(JsonNode json) {
        return new PullRequest(
                json.path("number").asLong(), json.path("html_url").asText(""));
    }
}
