package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Deployments, each with its states. */
final class Deployments {
    private final OpenApi description;
    private final Numbers numbers;
    private final Predicate<String> commits;
    private final Map<Long, ObjectNode> deployments = new LinkedHashMap<>();
    private final Map<Long, List<ObjectNode>> statuses = new LinkedHashMap<>();

    Deployments(OpenApi description, Numbers numbers, Predicate<String> commits) {
        this.description = description;
        this.numbers = numbers;
        this.commits = commits;
    }

    void routes(Routes routes) {
        routes.on("POST", Paths.DEPLOYMENTS, this::post);
        routes.on("GET", Paths.DEPLOYMENTS, this::list);
        routes.on("POST", Paths.DEPLOYMENT_STATUSES, this::postStatus);
        routes.on(
                "GET",
                Paths.DEPLOYMENT_STATUSES,
                asked -> asked.newestFirst(statuses.getOrDefault(asked.number("deployment_id"), List.of())));
    }

    /** Those of an environment, the oldest first, each with its states. */
    List<String> shown(String environment) {
        List<String> found = new ArrayList<>();
        deployments.forEach((id, deployment) -> {
            if (deployment.path("environment").asText().equals(environment)) {
                found.add(deployment.path("sha").asText().substring(0, 4) + " "
                        + statuses.get(id).stream()
                                .map(status -> status.path("state").asText())
                                .toList());
            }
        });
        return found;
    }

    private Answer post(Asked asked) {
        String sha = asked.text("ref");
        if (!commits.test(sha)) {
            return Answer.invalid("No ref found for: " + sha);
        }
        JsonNode json = asked.json();
        if (json.path("auto_merge").asBoolean(true) || !json.has("required_contexts")) {
            return Answer.error(409, "Conflict: Commit status checks failed");
        }
        long id = numbers.next();
        ObjectNode deployment = description.example("POST", Paths.DEPLOYMENTS, 201);
        deployment
                .put("id", id)
                .put("sha", sha)
                .put("ref", sha)
                .put("task", json.path("task").asText("deploy"))
                .put("environment", json.path("environment").asText("production"))
                .put(
                        "production_environment",
                        json.path("production_environment").asBoolean());
        deployments.put(id, deployment);
        statuses.put(id, new ArrayList<>());
        return Answer.of(201, deployment);
    }

    private Answer list(Asked asked) {
        return asked.newestFirst(deployments.values().stream()
                .filter(deployment -> List.of("sha", "environment", "task").stream()
                        .allMatch(name -> !asked.query().containsKey(name)
                                || deployment
                                        .path(name)
                                        .asText()
                                        .equals(asked.query().get(name))))
                .toList());
    }

    private Answer postStatus(Asked asked) {
        long id = asked.number("deployment_id");
        ObjectNode deployment = deployments.get(id);
        if (deployment == null) {
            return Answer.notFound();
        }
        if (asked.text("description").length() > 140) {
            return Answer.invalid("description is too long (maximum is 140 characters)");
        }
        if (asked.text("state").equals("success")
                && asked.json().path("auto_inactive").asBoolean(true)) {
            endThoseBefore(id, deployment);
        }
        ObjectNode status = status(asked.text("state"), asked.json());
        statuses.get(id).add(status);
        return Answer.of(201, status);
    }

    private void endThoseBefore(long id, ObjectNode deployment) {
        deployments.forEach((other, before) -> {
            List<ObjectNode> states = statuses.get(other);
            boolean well = !states.isEmpty()
                    && states.get(states.size() - 1).path("state").asText().equals("success");
            if (other < id
                    && well
                    && before.path("environment").equals(deployment.path("environment"))
                    && !before.path("production_environment").asBoolean()) {
                states.add(status("inactive", JsonNodeFactory.instance.objectNode()));
            }
        });
    }

    private ObjectNode status(String state, JsonNode json) {
        ObjectNode status = description.example("POST", Paths.DEPLOYMENT_STATUSES, 201);
        status.put("id", numbers.next())
                .put("state", state)
                .put("description", json.path("description").asText(""));
        status.remove("log_url");
        if (json.has("log_url")) {
            status.set("log_url", json.get("log_url"));
        }
        return status;
    }
}
