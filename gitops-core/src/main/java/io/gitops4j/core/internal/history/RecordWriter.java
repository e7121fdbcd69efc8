package io.gitops4j.core.internal.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Commit;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Records as JSON, the same for equal records. */
final class RecordWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RecordWriter() {}

    static ObjectNode intent(Intent intent) {
        ObjectNode json = JSON.objectNode()
                .put("run", intent.runId())
                .put("plan", intent.plan().value())
                .put("initiator", intent.initiator())
                .put("at", intent.at().toString());
        Map<String, Commit> commits = new LinkedHashMap<>();
        ArrayNode services = json.putArray("services");
        for (Intent.Entry entry : intent.services()) {
            ObjectNode service =
                    services.addObject().put("service", entry.service().toString());
            entry.from().ifPresent(from -> service.set("from", revision(from)));
            entry.to().ifPresent(to -> service.set("to", revision(to)));
            service.put("desired", entry.desired().value());
            ArrayNode changes = service.putArray("changes");
            entry.changes().forEach(changes::add);
            service.set("resources", resources(entry.resources()));
            entry.restores().ifPresent(number -> service.put("restores", number));
            if (!entry.commits().isEmpty()) {
                ArrayNode ids = service.putArray("commits");
                entry.commits().forEach(commit -> ids.add(commit.id()));
                entry.commits().forEach(commit -> commits.put(commit.id(), commit));
            }
        }
        if (!commits.isEmpty()) {
            // Once each: a change of defaults deploys many services by one commit.
            ObjectNode log = json.putObject("commits");
            commits.forEach((id, commit) -> log.set(id, commit(commit)));
        }
        return json;
    }

    private static ObjectNode commit(Commit commit) {
        ObjectNode json = JSON.objectNode()
                .put("author", commit.author())
                .put("at", commit.at().toString())
                .put("subject", commit.subject());
        commit.signer().ifPresent(signer -> json.put("signer", signer));
        if (!commit.approvals().isEmpty()) {
            ArrayNode approvals = json.putArray("approvals");
            commit.approvals().forEach(approvals::add);
        }
        return json;
    }

    static ObjectNode outcome(Outcome outcome) {
        ObjectNode json = JSON.objectNode()
                .put("deployment", outcome.deployment())
                .put("at", outcome.at().toString());
        ArrayNode services = json.putArray("services");
        for (Outcome.Entry entry : outcome.services()) {
            services.addObject()
                    .put("service", entry.service().toString())
                    .put("state", entry.state().name())
                    .put("reason", entry.reason())
                    .set("resources", resources(entry.resources()));
        }
        return json;
    }

    static ObjectNode checkpoint(Checkpoint checkpoint) {
        ObjectNode json = JSON.objectNode();
        ObjectNode settled = json.putObject("settled");
        new TreeMap<>(checkpoint.settled())
                .forEach((service, resources) -> settled.set(service.toString(), resources(resources)));
        ObjectNode deployed = json.putObject("deployed");
        new TreeMap<>(checkpoint.deployed()).forEach((service, now) -> {
            ObjectNode entry = deployed.putObject(service.toString())
                    .put("number", now.number())
                    .put("desired", now.desired().value());
            entry.set("revision", revision(now.revision()));
            now.since().ifPresent(at -> entry.put("since", at.toString()));
        });
        ObjectNode open = json.putObject("open");
        new TreeMap<>(checkpoint.open()).forEach((number, intent) -> open.set(Long.toString(number), intent(intent)));
        return json;
    }

    private static ObjectNode revision(Revision revision) {
        return JSON.objectNode().put("source", revision.source()).put("id", revision.id());
    }

    private static ArrayNode resources(Set<ResourceId> resources) {
        ArrayNode json = JSON.arrayNode();
        resources.stream()
                .sorted()
                .forEach(resource -> json.addArray()
                        .add(resource.kind())
                        .add(resource.namespace())
                        .add(resource.name()));
        return json;
    }
}
