package io.gitops4j.forge.github.internal.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.github.GitHubLogin;
import io.gitops4j.forge.github.internal.client.GitHubClient;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.show.PlanAtPullRequest;
import io.gitops4j.forge.show.PlanAtPullRequest.Comment;
import io.gitops4j.spi.Operation;
import java.util.Optional;

/** Comments as GitHub keeps them. */
public final class PullRequestComments implements PlanAtPullRequest.Comments {
    private static final String PERMISSION = "Pull requests: write";
    private static final int PAGES = 30;

    private final GitHubClient client;
    private final Author author;

    /** Over that client, as that login. */
    public PullRequestComments(GitHubClient client, GitHubLogin login) {
        this.client = client;
        this.author = new Author(client, login);
    }

    @Override
    public Optional<Comment> find(String repository, long pullRequest, String mark, Operation operation) {
        return client.first(
                Call.about(repository, PERMISSION, "issues", String.valueOf(pullRequest), "comments"),
                PAGES,
                page -> {
                    for (JsonNode found : page) {
                        String text = found.path("body").asText();
                        if (text.startsWith(mark) && author.wrote(found, operation)) {
                            return Optional.of(new Comment(found.path("id").asLong(), text));
                        }
                    }
                    return Optional.empty();
                },
                operation);
    }

    @Override
    public boolean change(String repository, Comment comment, Operation operation) {
        Call call = Call.about(repository, PERMISSION, "issues", "comments", String.valueOf(comment.id()))
                .patch(json(comment.body()));
        Answer answer = client.tryWrite(call, operation);
        if (answer.status() == 404) {
            return false;
        }
        if (!answer.ok()) {
            throw client.failure(call, answer);
        }
        return true;
    }

    @Override
    public long add(String repository, long pullRequest, String body, Operation operation) {
        Call call = Call.about(repository, PERMISSION, "issues", String.valueOf(pullRequest), "comments")
                .post(json(body));
        Answer answer = client.tryWrite(call, operation);
        if (answer.status() == 404) {
            throw new GitOpsException(
                    FailureKind.NOT_FOUND,
                    Diagnostic.error("FORGE-PULL-REQUEST")
                            .path(repository)
                            .what("there is no pull request " + pullRequest + ", or the login may not comment there")
                            .remedy("check the number, and give the login the permission '" + PERMISSION + "'")
                            .build());
        }
        if (!answer.ok()) {
            throw client.failure(call, answer);
        }
        return answer.json().path("id").asLong();
    }

    private static ObjectNode json(String body) {
        return JsonNodeFactory.instance.objectNode().put("body", body);
    }
}
