package io.gitops4j.core.internal.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Contact;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.outbox.JsonFields;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was told, as JSON and back; what is missing or of another type is an IllegalArgumentException or a DateTimeException. */
final class ToldCodec {
    private ToldCodec() {}

    static ObjectNode encode(Told told) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("environment", told.environment())
                .put("deployment", told.deployment())
                .put("letter", told.letter());
        ArrayNode troubles = json.putArray("troubles");
        for (Trouble trouble : told.troubles().values()) {
            ObjectNode written = troubles.addObject()
                    .put("key", trouble.key())
                    .put("content", trouble.content())
                    .put("essence", trouble.essence())
                    .put("revision", trouble.revision())
                    .put("owner", trouble.contact().owner())
                    .put("slack", trouble.contact().channel())
                    .put("at", trouble.at().toString())
                    .put("failed", trouble.failed())
                    .put("over", trouble.over());
            trouble.service().ifPresent(service -> written.put("service", service.toString()));
            trouble.commit().ifPresent(commit -> written.set("commit", NoticeCodec.commit(commit)));
        }
        return json;
    }

    static Told decode(JsonNode json) {
        Map<String, Trouble> troubles = new TreeMap<>();
        JsonFields.field(json, "troubles").forEach(entry -> {
            Trouble trouble = trouble(entry);
            troubles.put(trouble.key(), trouble);
        });
        return new Told(
                JsonFields.text(json, "environment"),
                troubles,
                JsonFields.number(json, "deployment"),
                JsonFields.number(json, "letter"));
    }

    private static Trouble trouble(JsonNode json) {
        return new Trouble(
                JsonFields.text(json, "key"),
                json.has("service") ? Optional.of(ServiceId.parse(JsonFields.text(json, "service"))) : Optional.empty(),
                JsonFields.text(json, "content"),
                JsonFields.text(json, "essence"),
                JsonFields.text(json, "revision"),
                new Contact(JsonFields.text(json, "owner"), JsonFields.text(json, "slack")),
                Optional.ofNullable(json.get("commit")).map(NoticeCodec::commit),
                Instant.parse(JsonFields.text(json, "at")),
                JsonFields.field(json, "failed").asBoolean(),
                JsonFields.field(json, "over").asBoolean());
    }
}
