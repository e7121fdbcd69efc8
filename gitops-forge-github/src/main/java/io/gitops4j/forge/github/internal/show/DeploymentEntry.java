package io.gitops4j.forge.github.internal.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.forge.github.internal.client.GitHubClient;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.show.Recent;
import io.gitops4j.forge.show.Shown;
import io.gitops4j.forge.show.Subject;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.Operation;
import java.util.Optional;

/**
 * A deployment as GitHub lists it. It is made when something is deployed, not for a commit that changes nothing; the ones before it
 * become inactive when it succeeds.
 */
public final class DeploymentEntry implements Shown {
    private static final String PERMISSION = "Deployments: write";
    private static final String INACTIVE = "inactive";

    private final GitHubClient client;
    /** Of each environment only the newest: one success makes all before it inactive. */
    private final Recent<Known> recent = new Recent<>();

    /** Over that client. */
    public DeploymentEntry(GitHubClient client) {
        this.client = client;
    }

    private record Status(String state, String description, String link) {
        private static final Status NONE = new Status("", "", "");
    }

    private record Known(String commit, long id, Status status) {
        boolean over() {
            return status.state.equals(INACTIVE);
        }
    }

    @Override
    public void show(Subject subject, Operation operation) {
        String key = subject.key("");
        ForgeReport report = subject.report();
        Status wanted = new Status(state(report.state()), subject.description(), subject.link());
        Optional<Known> known = recent.find(key)
                .filter(newest -> newest.commit.equals(subject.commit()))
                .or(() -> look(subject, operation));
        if (known.isPresent() && known.get().status.equals(wanted)) {
            return;
        }
        boolean ending = report.state() == ForgeState.SUPERSEDED;
        boolean begins = !report.state().settled() || report.deployment().isPresent();
        boolean another = known.isEmpty() || known.get().over();
        if (another && (ending || !begins)) {
            return;
        }
        recent.forget(key);
        long id = another ? create(subject, operation) : known.get().id;
        client.write(
                call(subject, "deployments", String.valueOf(id), "statuses").post(body(wanted)), operation);
        if (!ending) {
            recent.keep(key, new Known(subject.commit(), id, wanted));
        }
    }

    private static String state(ForgeState state) {
        return switch (state) {
            case PENDING -> "queued";
            case IN_PROGRESS -> "in_progress";
            case SUCCESS -> "success";
            case FAILURE -> "failure";
            case ERROR -> "error";
            case SUPERSEDED -> INACTIVE;
        };
    }

    private Optional<Known> look(Subject subject, Operation operation) {
        JsonNode newest = client.read(
                        call(subject, "deployments")
                                .with("sha", subject.commit())
                                .with("environment", subject.report().environment())
                                .with("task", task(subject))
                                .with("per_page", "1"),
                        operation)
                .path(0);
        if (newest.isMissingNode()) {
            return Optional.empty();
        }
        long id = newest.path("id").asLong();
        JsonNode status = client.read(
                        call(subject, "deployments", String.valueOf(id), "statuses")
                                .with("per_page", "1"),
                        operation)
                .path(0);
        return Optional.of(new Known(
                subject.commit(),
                id,
                status.isMissingNode()
                        ? Status.NONE
                        : new Status(
                                status.path("state").asText(),
                                status.path("description").asText(""),
                                status.path("log_url").asText(""))));
    }

    private long create(Subject subject, Operation operation) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("ref", subject.commit())
                .put("task", task(subject))
                .put("auto_merge", false)
                .put("environment", subject.report().environment())
                .put("description", subject.description())
                // GitHub leaves older deployments of what it calls a production environment active.
                .put("production_environment", false);
        body.putArray("required_contexts");
        return client.write(call(subject, "deployments").post(body), operation)
                .path("id")
                .asLong();
    }

    private static ObjectNode body(Status wanted) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("state", wanted.state)
                .put("description", wanted.description)
                .put("auto_inactive", true);
        if (!wanted.link.isEmpty()) {
            body.put("log_url", wanted.link);
        }
        return body;
    }

    /** Tells our deployments of a commit from those of others. */
    private static String task(Subject subject) {
        return "deploy:" + subject.names().prefix();
    }

    private static Call call(Subject subject, String... segments) {
        return Call.about(subject.repository(), PERMISSION, segments);
    }
}
