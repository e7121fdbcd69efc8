package io.gitops4j.forge.gitea.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.http.Failures;
import io.gitops4j.forge.show.PlanAtPullRequest;
import io.gitops4j.forge.show.PlanAtPullRequest.Comment;
import io.gitops4j.spi.Operation;
import java.util.Optional;

/** Comments as Gitea keeps them. */
public final class PullRequestComments implements PlanAtPullRequest.Comments {
    private static final String PERMISSION = "write:issue";

    private final GiteaClient client;
    private volatile Optional<Long> us = Optional.empty();

    /** Over that client. */
    public PullRequestComments(GiteaClient client) {
        this.client = client;
    }

    /** Gitea gives all of them in one answer. */
    @Override
    public Optional<Comment> find(String repository, long pullRequest, String mark, Operation operation) {
        Call call = comments(repository, pullRequest);
        Answer answer = client.send(call, operation);
        if (!answer.ok()) {
            throw refused(repository, pullRequest, call, answer, operation);
        }
        for (JsonNode found : answer.json()) {
            String text = found.path("body").asText();
            if (text.startsWith(mark) && found.path("user").path("id").asLong() == us(operation)) {
                return Optional.of(new Comment(found.path("id").asLong(), text));
            }
        }
        return Optional.empty();
    }

    /** Asked once. */
    private long us(Operation operation) {
        if (us.isEmpty()) {
            Call call = Call.plain("read:user", "user");
            long id =
                    client.expect(call, client.send(call, operation)).path("id").asLong();
            if (id == 0) {
                // A comment without an author would be ours then.
                throw Failures.unusable(GiteaClient.FORGE, call, "no id");
            }
            us = Optional.of(id);
        }
        return us.orElseThrow();
    }

    @Override
    public boolean change(String repository, Comment comment, Operation operation) {
        Call call = Call.about(repository, PERMISSION, "issues", "comments", String.valueOf(comment.id()))
                .patch(json(comment.body()));
        Answer answer = client.send(call, operation);
        if (answer.status() == 404) {
            return false;
        }
        client.expect(call, answer);
        return true;
    }

    @Override
    public long add(String repository, long pullRequest, String body, Operation operation) {
        Call call = comments(repository, pullRequest).post(json(body));
        Answer answer = client.send(call, operation);
        if (!answer.ok()) {
            throw refused(repository, pullRequest, call, answer, operation);
        }
        return answer.json().path("id").asLong();
    }

    private static Call comments(String repository, long pullRequest) {
        return Call.about(repository, PERMISSION, "issues", String.valueOf(pullRequest), "comments");
    }

    /** Of a pull request that is not there Gitea says 500, as of its own troubles. So it is asked for. */
    private GitOpsException refused(
            String repository, long pullRequest, Call call, Answer answer, Operation operation) {
        if (answer.status() == 404 || answer.status() == 500) {
            Call itself = Call.about(repository, PERMISSION, "pulls", String.valueOf(pullRequest));
            boolean gone = client.send(itself, operation).status() == 404;
            if (gone
                    && client.send(Call.about(repository, PERMISSION), operation)
                            .ok()) {
                return new GitOpsException(
                        FailureKind.NOT_FOUND,
                        Diagnostic.error("FORGE-PULL-REQUEST")
                                .path(repository)
                                .what("there is no pull request " + pullRequest)
                                .remedy("check the number")
                                .build());
            }
        }
        return client.failure(call, answer);
    }

    private static ObjectNode json(String body) {
        return JsonNodeFactory.instance.objectNode().put("body", body);
    }
}
