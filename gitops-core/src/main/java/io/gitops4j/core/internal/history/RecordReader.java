package io.gitops4j.core.internal.history;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;

/** Records from JSON; what is missing or of another type is an IllegalArgumentException or a DateTimeException. */
final class RecordReader {
    private RecordReader() {}

    static Intent intent(JsonNode json) {
        List<Intent.Entry> services = new ArrayList<>();
        for (JsonNode entry : list(json, "services")) {
            List<String> changes = new ArrayList<>();
            list(entry, "changes").forEach(change -> changes.add(text(change, "changes")));
            services.add(new Intent.Entry(
                    service(entry),
                    revision(entry, "from"),
                    revision(entry, "to"),
                    new Digest(text(entry, "desired", "desired")),
                    changes,
                    resources(list(entry, "resources"))));
        }
        return new Intent(
                text(json, "run", "run"),
                new Digest(text(json, "plan", "plan")),
                text(json, "initiator", "initiator"),
                Instant.parse(text(json, "at", "at")),
                commits(json),
                services);
    }

    /** Records of older versions have none. */
    private static List<Intent.Commit> commits(JsonNode json) {
        List<Intent.Commit> commits = new ArrayList<>();
        if (json.has("commits")) {
            for (JsonNode commit : list(json, "commits")) {
                commits.add(new Intent.Commit(
                        new Revision(text(commit, "source", "commits"), text(commit, "id", "commits")),
                        text(commit, "author", "commits"),
                        text(commit, "subject", "commits")));
            }
        }
        return commits;
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
                    new Deployed(number(now, "number"), revision, new Digest(text(now, "desired", "desired"))));
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
