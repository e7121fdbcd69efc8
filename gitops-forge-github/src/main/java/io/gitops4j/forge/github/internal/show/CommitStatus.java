package io.gitops4j.forge.github.internal.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.forge.github.internal.client.GitHubClient;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.show.Status;
import io.gitops4j.forge.show.StatusAtCommit;
import io.gitops4j.forge.show.Subject;
import io.gitops4j.spi.Operation;
import java.util.Optional;

/** Commit statuses as GitHub keeps them. */
public final class CommitStatus implements StatusAtCommit.Statuses {
    private static final String PERMISSION = "Commit statuses: write";
    /** GitHub keeps a thousand for a commit and context. */
    private static final int PAGES = 10;

    private final GitHubClient client;

    /** Over that client. */
    public CommitStatus(GitHubClient client) {
        this.client = client;
    }

    /** The newest comes first, and contexts are the same in upper and lower case. */
    @Override
    public Optional<Status> newest(Subject subject, Operation operation) {
        Call call = Call.about(subject.repository(), PERMISSION, "commits", subject.commit(), "statuses");
        return client.first(
                call,
                PAGES,
                page -> {
                    for (JsonNode status : page) {
                        if (status.path("context").asText().equalsIgnoreCase(subject.context())) {
                            return Optional.of(new Status(
                                    status.path("state").asText(),
                                    text(status, "description"),
                                    text(status, "target_url")));
                        }
                    }
                    return Optional.empty();
                },
                operation);
    }

    @Override
    public boolean add(Subject subject, Status wanted, Operation operation) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("state", wanted.state())
                .put("context", subject.context())
                .put("description", wanted.description());
        if (!wanted.link().isEmpty()) {
            body.put("target_url", wanted.link());
        }
        Call call = Call.about(subject.repository(), PERMISSION, "statuses", subject.commit())
                .post(body);
        Answer answer = client.tryWrite(call, operation);
        if (answer.ok()) {
            return true;
        }
        if (answer.status() == 422 && answer.message().contains("maximum number of statuses")) {
            operation.report(Diagnostic.warning("FORGE-STATUSES")
                    .path(subject.repository())
                    .what(subject.report().revision().shortId() + " has as many statuses of " + subject.context()
                            + " as GitHub keeps, and gets no more")
                    .remedy("nothing; the next commit has statuses again")
                    .build());
            return false;
        }
        throw client.failure(call, answer);
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isTextual() ? json.path(name).textValue() : "";
    }
}
