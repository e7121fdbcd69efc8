package io.gitops4j.core.internal.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Commit;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Digest;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Records from JSON; what is missing or of another type is an IllegalArgumentException or a DateTimeException. */
final class RecordReader {
    private RecordReader() {}

    static Intent intent(JsonNode json) {
        Map<String, Commit> log = commits(json);
        List<Intent.Entry> services = new ArrayList<>();
        for (JsonNode entry : list(json, "services")) {
            services.add(new Intent.Entry(
                    service(entry),
                    revision(entry, "from"),
                    revision(entry, "to"),
                    new Digest(text(entry, "desired", "desired")),
                    texts(list(entry, "changes"), "changes"),
                    resources(list(entry, "resources")),
                    commits(entry, log),
                    entry.has("restores") ? OptionalLong.of(number(entry, "restores")) : OptionalLong.empty()));
        }
        return new Intent(
                text(json, "run", "run"),
                new Digest(text(json, "plan", "plan")),
                text(json, "initiator", "initiator"),
                Instant.parse(text(json, "at", "at")),
                services);
    }

    /** Those that an intent names, by id; an older one names none. */
    private static Map<String, Commit> commits(JsonNode json) {
        Map<String, Commit> commits = new HashMap<>();
        if (json.has("commits")) {
            field(json, "commits").properties().forEach(entry -> commits.put(entry.getKey(), commit(entry)));
        }
        return commits;
    }

    private static Commit commit(Map.Entry<String, JsonNode> entry) {
        JsonNode json = entry.getValue();
        return new Commit(
                entry.getKey(),
                text(json, "author", "author"),
                Instant.parse(text(json, "at", "at")),
                text(json, "subject", "subject"),
                json.has("signer") ? Optional.of(text(json, "signer", "signer")) : Optional.empty(),
                json.has("approvals") ? texts(list(json, "approvals"), "approvals") : List.of());
    }

    private static List<Commit> commits(JsonNode entry, Map<String, Commit> log) {
        List<Commit> commits = new ArrayList<>();
        if (entry.has("commits")) {
            for (String id : texts(list(entry, "commits"), "commits")) {
                commits.add(Optional.ofNullable(log.get(id)).orElseThrow(() -> missing("commits")));
            }
        }
        return commits;
    }

    private static List<String> texts(JsonNode json, String of) {
        List<String> texts = new ArrayList<>();
        json.forEach(item -> texts.add(text(item, of)));
        return texts;
    }

    static Outcome outcome(JsonNode json) {
        List<Outcome.Entry> services = new ArrayList<>();
        for (JsonNode entry : list(json, "services")) {
            services.add(new Outcome.Entry(
                    service(entry),
                    Deployment.State.valueOf(text(entry, "state", "state")),
                    text(entry, "reason", "reason"),
                    resources(list(entry, "resources"))));
        }
        return new Outcome(number(json, "deployment"), Instant.parse(text(json, "at", "at")), services);
    }

    static Checkpoint checkpoint(JsonNode json) {
        Map<ServiceId, Set<ResourceId>> settled = new HashMap<>();
        field(json, "settled")
                .properties()
                .forEach(entry -> settled.put(ServiceId.parse(entry.getKey()), resources(entry.getValue())));
        Map<ServiceId, Deployed> deployed = new HashMap<>();
        field(json, "deployed").properties().forEach(entry -> {
            JsonNode now = entry.getValue();
            Revision revision = revision(now, "revision").orElseThrow(() -> missing("revision"));
            deployed.put(
                    ServiceId.parse(entry.getKey()),
                    new Deployed(
                            number(now, "number"),
                            revision,
                            new Digest(text(now, "desired", "desired")),
                            // Checkpoints of earlier versions have none.
                            now.has("since")
                                    ? Optional.of(Instant.parse(text(now, "since", "since")))
                                    : Optional.empty()));
        });
        Map<Long, Intent> open = new HashMap<>();
        field(json, "open")
                .properties()
                .forEach(entry -> open.put(Long.parseLong(entry.getKey()), intent(entry.getValue())));
        return new Checkpoint(settled, deployed, open);
    }

    static JsonNode field(JsonNode json, String name) {
        JsonNode field = json.get(name);
        if (field == null) {
            throw missing(name);
        }
        return field;
    }

    static long number(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.isIntegralNumber()) {
            throw missing(name);
        }
        return field.longValue();
    }

    private static ServiceId service(JsonNode json) {
        return ServiceId.parse(text(json, "service", "service"));
    }

    private static Optional<Revision> revision(JsonNode json, String name) {
        JsonNode revision = json.get(name);
        return revision == null
                ? Optional.empty()
                : Optional.of(new Revision(text(revision, "source", name), text(revision, "id", name)));
    }

    private static Set<ResourceId> resources(JsonNode json) {
        Set<ResourceId> resources = new HashSet<>();
        for (JsonNode item : json) {
            if (item.size() != 3) {
                throw missing("resources");
            }
            resources.add(new ResourceId(
                    text(item.get(0), "resources"), text(item.get(1), "resources"), text(item.get(2), "resources")));
        }
        return resources;
    }

    private static JsonNode list(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.isArray()) {
            throw missing(name);
        }
        return field;
    }

    private static String text(JsonNode json, String name, String of) {
        return text(field(json, name), of);
    }

    private static String text(JsonNode json, String of) {
        if (!json.isTextual()) {
            throw missing(of);
        }
        return json.textValue();
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("'" + name + "' is missing or of a wrong type");
    }
}
