package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Statuses of commits; they are only added. */
final class Statuses {
    private final OpenApi description;
    private final Numbers numbers;
    private final Predicate<String> commits;
    private final Map<String, List<ObjectNode>> bySha = new LinkedHashMap<>();
    private int most = 1000;

    Statuses(OpenApi description, Numbers numbers, Predicate<String> commits) {
        this.description = description;
        this.numbers = numbers;
        this.commits = commits;
    }

    void routes(Routes routes) {
        routes.on("POST", Paths.STATUS, this::post);
        routes.on("GET", Paths.STATUSES, asked -> asked.newestFirst(of(asked.value("ref"))));
    }

    /** So many are kept of a commit and context. */
    void most(int count) {
        most = count;
    }

    List<ObjectNode> of(String sha) {
        return List.copyOf(bySha.getOrDefault(sha, List.of()));
    }

    List<ObjectNode> of(String sha, String context) {
        return of(sha).stream()
                .filter(status -> status.path("context").asText().equalsIgnoreCase(context))
                .toList();
    }

    private Answer post(Asked asked) {
        String sha = asked.value("sha");
        if (!commits.test(sha)) {
            return Answer.invalid("No commit found for SHA: " + sha);
        }
        if (asked.text("description").length() > 140) {
            return Answer.invalid("description is too long (maximum is 140 characters)");
        }
        String context = asked.json().path("context").asText("default");
        if (of(sha, context).size() >= most) {
            return Answer.invalid("This SHA and context has reached the maximum number of statuses.");
        }
        ObjectNode status = description.example("POST", Paths.STATUS, 201);
        status.put("id", numbers.next()).put("state", asked.text("state")).put("context", context);
        status.set("description", asked.json().path("description"));
        status.set(
                "target_url",
                asked.json().has("target_url") ? asked.json().get("target_url") : JsonNodeFactory.instance.nullNode());
        bySha.computeIfAbsent(sha, any -> new ArrayList<>()).add(status);
        return Answer.of(201, status);
    }
}
