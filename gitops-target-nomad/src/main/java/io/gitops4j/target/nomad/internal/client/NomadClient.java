package io.gitops4j.target.nomad.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Document;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.nomad.NomadConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The endpoints, each as one method. Thread-safe. Failures are {@link GitOpsException}s with the kinds of {@link ServerErrors}. */
public final class NomadClient implements AutoCloseable {
    private static final String PAGE = "1000";
    private static final String ALL = "*";

    private final HttpTransport transport;

    /** Reads the CA file, if there is one; opens no connection. */
    public NomadClient(NomadConnection connection) {
        this.transport = new HttpTransport(connection);
    }

    /** Every job of every namespace that the token may list, but for children of periodic and parameterised ones. */
    public void eachJob(Operation operation, Consumer<JsonNode> each) {
        eachItem(
                Call.get("jobs").with("namespace", ALL).with("meta", "true").with("filter", "ParentID == \"\""),
                operation,
                each);
    }

    /** The children of a periodic job. */
    public void eachChild(ResourceId job, Operation operation, Consumer<JsonNode> each) {
        eachItem(
                Call.get("jobs")
                        .with("namespace", job.namespace())
                        .with("prefix", job.name() + "/")
                        .with("filter", "ParentID == " + quoted(job.name())),
                operation,
                each);
    }

    /** One job as a list shows it. */
    public Optional<JsonNode> stub(ResourceId job, Operation operation) {
        List<JsonNode> found = new ArrayList<>();
        eachItem(
                Call.get("jobs")
                        .with("namespace", job.namespace())
                        .with("prefix", job.name())
                        .with("meta", "true")
                        .with("filter", "ID == " + quoted(job.name())),
                operation,
                found::add);
        return found.stream().findFirst();
    }

    /** Fails with AUTH where the token may not list the jobs of a namespace; one that does not exist is empty. */
    public void requireListable(String namespace, Operation operation) {
        expect(Call.get("jobs").with("namespace", namespace).with("per_page", "1"), operation);
    }

    /** One job whole. */
    public Optional<JsonNode> job(ResourceId job, Operation operation) {
        return find(Call.get("job", job.name()).with("namespace", job.namespace()), operation);
    }

    /** What registering would do; the answer has Diff, FailedTGAllocs, Warnings. */
    public JsonNode plan(Document job, Operation operation) {
        Call call = Call.post(request(job, Map.of("Diff", true)), "job", job.text("ID"), "plan");
        return tree(call.with("namespace", job.text("Namespace")), operation);
    }

    /** Nomad's complaints about a job, each on one line. */
    public List<String> validate(Document job, Operation operation) {
        Call call = Call.post(request(job, Map.of()), "validate", "job").with("namespace", job.text("Namespace"));
        List<String> errors = new ArrayList<>();
        tree(call, operation)
                .path("ValidationErrors")
                .forEach(error -> errors.add(ServerErrors.oneLine(error.asText())));
        return errors;
    }

    /**
     * Registers by compare-and-set.
     *
     * @param modifyIndex the index that the job must have now; 0: there must be none
     * @param preserveCounts whether the instance counts that the job has now are kept
     */
    public Registration register(Document job, String modifyIndex, boolean preserveCounts, Operation operation) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("EnforceIndex", true);
        conditions.put("JobModifyIndex", Long.parseLong(modifyIndex));
        conditions.put("PreserveCounts", preserveCounts);
        Call call = Call.post(request(job, conditions), "jobs").with("namespace", job.text("Namespace"));
        JsonNode answer = tree(call, operation);
        return new Registration(
                answer.path("JobModifyIndex").asText(),
                ServerErrors.oneLine(answer.path("Warnings").asText("")));
    }

    /** Stops a job and forgets it, so that its name is free at once; nothing happens if there is none. */
    public void purge(ResourceId job, Operation operation) {
        expect(Call.delete("job", job.name()).with("namespace", job.namespace()).with("purge", "true"), operation);
    }

    /** The newest deployment of a job, of whatever version. */
    public Optional<JsonNode> deployment(ResourceId job, Operation operation) {
        return find(Call.get("job", job.name(), "deployment").with("namespace", job.namespace()), operation)
                .filter(JsonNode::isObject);
    }

    /** Every deployment of every namespace that the token may read. */
    public void eachDeployment(Operation operation, Consumer<JsonNode> each) {
        eachItem(Call.get("deployments").with("namespace", ALL), operation, each);
    }

    /** What the scheduler was asked about a job, and what it said. */
    public List<JsonNode> evaluations(ResourceId job, Operation operation) {
        return list(Call.get("job", job.name(), "evaluations").with("namespace", job.namespace()), operation);
    }

    /** The instances of a job, of all its versions since it was last made anew. */
    public List<JsonNode> allocations(ResourceId job, Operation operation) {
        return list(Call.get("job", job.name(), "allocations").with("namespace", job.namespace()), operation);
    }

    /** The results of an instance's checks by the {@code nomad} provider; empty where its node does not tell. */
    public List<JsonNode> checks(ResourceId job, String allocation, Operation operation) {
        List<JsonNode> checks = new ArrayList<>();
        Call call = Call.get("client", "allocation", allocation, "checks").with("namespace", job.namespace());
        Answer answer = transport.send(call, operation);
        if (answer.status() == 200) {
            Json.tree(call, answer).forEach(checks::add);
        }
        return checks;
    }

    /** Whether there is such a namespace, as far as the token may know. */
    public boolean namespaceExists(String name, Operation operation) {
        return find(Call.get("namespace", name), operation).isPresent();
    }

    /** Makes a namespace, or overwrites its description; callers look first. */
    public void createNamespace(Document namespace, Operation operation) {
        expect(Call.post(namespace.toJson(), "namespace", namespace.text("Name")), operation);
    }

    /** Which keys a variable has; nothing where there is no such variable. */
    public Optional<Set<String>> variableKeys(String namespace, String path, Operation operation) {
        Call call = Call.get(("var/" + path).split("/", -1)).with("namespace", namespace);
        Answer answer = transport.send(call, operation);
        return answer.status() == 404 ? Optional.empty() : Optional.of(Json.variableKeys(call, require(call, answer)));
    }

    /** Ends the threads of its own HTTP client. */
    @Override
    public void close() {
        transport.close();
    }

    private static String request(Document job, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("Job", job.fields());
        return Document.of(body).toJson();
    }

    private void eachItem(Call call, Operation operation, Consumer<JsonNode> each) {
        Call page = call.with("per_page", PAGE);
        String next = "";
        do {
            Call current = page.with("next_token", next);
            Answer answer = expect(current, operation);
            Json.items(current, answer, each);
            next = answer.nextToken();
        } while (!next.isEmpty());
    }

    private List<JsonNode> list(Call call, Operation operation) {
        List<JsonNode> items = new ArrayList<>();
        Answer answer = transport.send(call, operation);
        if (answer.status() == 404) {
            return items;
        }
        Json.items(call, require(call, answer), items::add);
        return items;
    }

    private Optional<JsonNode> find(Call call, Operation operation) {
        Answer answer = transport.send(call, operation);
        return answer.status() == 404 ? Optional.empty() : Optional.of(Json.tree(call, require(call, answer)));
    }

    private JsonNode tree(Call call, Operation operation) {
        return Json.tree(call, expect(call, operation));
    }

    private Answer expect(Call call, Operation operation) {
        return require(call, transport.send(call, operation));
    }

    private static Answer require(Call call, Answer answer) {
        if (answer.status() != 200) {
            throw ServerErrors.of(call, answer);
        }
        return answer;
    }

    /** As a text of the filter language, which has Go's escapes. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
