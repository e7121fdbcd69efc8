package io.gitops4j.forge.github.internal.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.github.GitHubOptions;
import io.gitops4j.forge.github.internal.client.Answer;
import io.gitops4j.forge.github.internal.client.Call;
import io.gitops4j.forge.github.internal.client.GitHubClient;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import java.util.Optional;

/** One comment at a pull request for each environment, found by a mark that is not shown. */
public final class PlanAtPullRequest {
    private static final String PERMISSION = "Pull requests: write";
    /** GitHub takes 65 536 characters. */
    private static final int LONGEST = 65_000;

    private static final int PAGES = 30;

    private final GitHubClient client;
    private final GitHubOptions options;
    private final Author author;
    private final Recent<Known> recent = new Recent<>();

    /** Over that client. */
    public PlanAtPullRequest(GitHubClient client, GitHubOptions options) {
        this.client = client;
        this.options = options;
        this.author = new Author(client, options.connection().login());
    }

    private record Known(long id, String body) {}

    /** Makes the comment show the plan; writes nothing where it does already. */
    public void show(String repository, PlanComment comment, Operation operation) {
        String mark = "<!-- gitops4j plan " + Subject.context(options, comment.environment()) + " -->";
        String body = mark + "\n" + cut(comment.markdown());
        String key = repository + " " + comment.pullRequest() + " " + comment.environment();
        Optional<Known> known = recent.find(key).or(() -> look(repository, comment, mark, operation));
        if (known.filter(now -> now.body.equals(body)).isPresent()) {
            recent.keep(key, known.get());
            return;
        }
        recent.forget(key);
        Optional<Known> written = known.flatMap(now -> update(repository, now.id, body, operation));
        recent.keep(key, written.orElseGet(() -> create(repository, comment, body, operation)));
    }

    private Optional<Known> look(String repository, PlanComment comment, String mark, Operation operation) {
        return client.first(
                Call.about(repository, PERMISSION, "issues", String.valueOf(comment.pullRequest()), "comments"),
                PAGES,
                page -> {
                    for (JsonNode found : page) {
                        String text = found.path("body").asText();
                        if (text.startsWith(mark) && author.wrote(found, operation)) {
                            return Optional.of(new Known(found.path("id").asLong(), text));
                        }
                    }
                    return Optional.empty();
                },
                operation);
    }

    /** Nothing where somebody deleted it. */
    private Optional<Known> update(String repository, long id, String body, Operation operation) {
        Call call = Call.about(repository, PERMISSION, "issues", "comments", String.valueOf(id))
                .patch(json(body));
        Answer answer = client.tryWrite(call, operation);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw client.failure(call, answer);
        }
        return Optional.of(new Known(id, body));
    }

    private Known create(String repository, PlanComment comment, String body, Operation operation) {
        Call call = Call.about(repository, PERMISSION, "issues", String.valueOf(comment.pullRequest()), "comments")
                .post(json(body));
        Answer answer = client.tryWrite(call, operation);
        if (answer.status() == 404) {
            throw new GitOpsException(
                    FailureKind.NOT_FOUND,
                    Diagnostic.error("FORGE-PULL-REQUEST")
                            .path(repository)
                            .what("there is no pull request " + comment.pullRequest()
                                    + ", or the login may not comment there")
                            .remedy("check the number, and give the login the permission '" + PERMISSION + "'")
                            .build());
        }
        if (!answer.ok()) {
            throw client.failure(call, answer);
        }
        return new Known(answer.json().path("id").asLong(), body);
    }

    private static ObjectNode json(String body) {
        return JsonNodeFactory.instance.objectNode().put("body", body);
    }

    /** At a line end, so that no escape and no row of a table is cut in two. */
    private static String cut(String markdown) {
        if (markdown.length() <= LONGEST) {
            return markdown;
        }
        int end = markdown.lastIndexOf('\n', LONGEST);
        return markdown.substring(0, Math.max(0, end)) + "\n\nThe plan is too long for GitHub and ends here.\n";
    }
}
