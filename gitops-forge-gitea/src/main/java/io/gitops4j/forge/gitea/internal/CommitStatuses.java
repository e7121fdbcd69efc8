package io.gitops4j.forge.gitea.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.show.Status;
import io.gitops4j.forge.show.StatusAtCommit;
import io.gitops4j.forge.show.Subject;
import io.gitops4j.spi.Operation;
import java.util.Optional;

/** Commit statuses as Gitea keeps them. */
public final class CommitStatuses implements StatusAtCommit.Statuses {
    private static final String PERMISSION = "write:repository";
    private static final int PAGES = 20;

    private final GiteaClient client;

    /** Over that client. */
    public CommitStatuses(GiteaClient client) {
        this.client = client;
    }

    /** The combined status has the newest of each context. The plain list is sorted by seconds, so it does not tell. */
    @Override
    public Optional<Status> newest(Subject subject, Operation operation) {
        Call call =
                GiteaClient.paged(Call.about(subject.repository(), PERMISSION, "commits", subject.commit(), "status"));
        Answer answer = client.send(call, operation);
        if (answer.status() == 404) {
            throw missing(subject, call, answer, operation);
        }
        client.expect(call, answer);
        return client.first(call, answer, PAGES, page -> on(page, subject), operation);
    }

    private static Optional<Status> on(JsonNode page, Subject subject) {
        // A branch may be named like a commit, and is looked for first.
        if (!page.path("sha").asText().equals(subject.commit())) {
            return Optional.empty();
        }
        for (JsonNode status : page.path("statuses")) {
            if (status.path("context").asText().equals(subject.context())) {
                return Optional.of(new Status(
                        status.path("status").asText(),
                        status.path("description").asText(),
                        status.path("target_url").asText()));
            }
        }
        return Optional.empty();
    }

    /** Gitea says the same of a repository that the login may not see and of a commit that is not there. */
    private GitOpsException missing(Subject subject, Call call, Answer answer, Operation operation) {
        Call repository = Call.about(subject.repository(), PERMISSION);
        if (!client.send(repository, operation).ok()) {
            return client.failure(call, answer);
        }
        return new GitOpsException(
                FailureKind.NOT_FOUND,
                Diagnostic.error("FORGE-COMMIT")
                        .path(subject.repository())
                        .what("Gitea does not know the commit "
                                + subject.report().revision().shortId())
                        .remedy("check that this is the repository that the source "
                                + subject.report().revision().source() + " reads")
                        .build());
    }

    /** Gitea keeps as many as there are. */
    @Override
    public boolean add(Subject subject, Status status, Operation operation) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("state", status.state())
                .put("context", subject.context())
                .put("description", status.description());
        if (!status.link().isEmpty()) {
            body.put("target_url", status.link());
        }
        Call call = Call.about(subject.repository(), PERMISSION, "statuses", subject.commit())
                .post(body);
        client.expect(call, client.send(call, operation));
        return true;
    }
}
