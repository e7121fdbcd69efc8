package io.gitops4j.forge.github.internal.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.PullRequest;
import io.gitops4j.forge.github.internal.client.GitHubClient;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.ProposedPullRequest;

/** Pull requests as GitHub keeps them. */
public final class OpenPullRequests {
    private static final String PERMISSION = "Pull requests: write";

    private final GitHubClient client;

    /** Over that client. */
    public OpenPullRequests(GitHubClient client) {
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
        Answer answer = client.tryWrite(call, operation);
        if (answer.ok()) {
            return pullRequest(answer.json());
        }
        // The refusal of a second one has no code of its own, so it is looked for.
        JsonNode open = answer.status() == 422
                ? find(repository, proposed.branch(), into, operation)
                : JsonNodeFactory.instance.missingNode();
        if (open.isMissingNode()) {
            throw client.failure(call, answer);
        }
        return pullRequest(open);
    }

    private String defaultBranch(String repository, Operation operation) {
        return client.read(Call.about(repository, PERMISSION), operation)
                .path("default_branch")
                .asText();
    }

    private JsonNode find(String repository, String branch, String into, Operation operation) {
        String owner = repository.substring(0, repository.indexOf('/'));
        return client.read(
                        Call.about(repository, PERMISSION, "pulls")
                                .with("state", "open")
                                .with("head", owner + ":" + branch)
                                .with("base", into),
                        operation)
                .path(0);
    }

    private static PullRequest pullRequest(JsonNode json) {
        return new PullRequest(
                json.path("number").asLong(), json.path("html_url").asText(""));
    }
}
