package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Check runs with their annotations. */
final class CheckRuns {
    private final OpenApi description;
    private final Numbers numbers;
    private final Map<Long, ObjectNode> runs = new LinkedHashMap<>();
    private final Map<Long, List<JsonNode>> annotations = new LinkedHashMap<>();

    CheckRuns(OpenApi description, Numbers numbers) {
        this.description = description;
        this.numbers = numbers;
    }

    void routes(Routes routes) {
        routes.on("POST", Paths.CHECKS, asked -> write(numbers.next(), 201, asked.json()));
        routes.on("PATCH", Paths.CHECK, asked -> write(asked.number("check_run_id"), 200, asked.json()));
        routes.on("GET", Paths.CHECKS_OF, this::newest);
    }

    List<ObjectNode> all() {
        return List.copyOf(runs.values());
    }

    List<JsonNode> annotations(long run) {
        return annotations.getOrDefault(run, List.of());
    }

    private Answer write(long id, int status, JsonNode json) {
        ObjectNode run = runs.containsKey(id) ? runs.get(id) : description.example("POST", Paths.CHECKS, 201);
        if (!runs.containsKey(id) && status == 200) {
            return Answer.notFound();
        }
        run.put("id", id);
        if (status == 201) {
            run.put("status", "queued").putNull("conclusion").putNull("completed_at");
            run.withObject("/app").put("id", GitHubState.APP);
        }
        for (String name : List.of("name", "head_sha", "external_id", "details_url", "status", "conclusion")) {
            if (json.has(name)) {
                run.set(name, json.get(name));
            }
        }
        List<JsonNode> all = annotations.computeIfAbsent(id, any -> new ArrayList<>());
        json.path("output").path("annotations").forEach(all::add);
        ObjectNode output = run.withObject("/output");
        output.set("title", json.path("output").path("title"));
        output.set("summary", json.path("output").path("summary"));
        output.put("annotations_count", all.size());
        runs.put(id, run);
        return Answer.of(status, run);
    }

    private Answer newest(Asked asked) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode found = json.putArray("check_runs");
        Pages.reversed(all()).stream()
                .filter(run -> run.path("head_sha").asText().equals(asked.value("ref"))
                        && run.path("name").asText().equals(asked.query().get("check_name")))
                .limit(1)
                .forEach(found::add);
        return Answer.of(200, json.put("total_count", found.size()));
    }
}
