package io.gitops4j.core.internal.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Commit;
import io.gitops4j.api.Contact;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.outbox.FindingCodec;
import io.gitops4j.core.internal.outbox.JsonFields;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Notices as JSON and back; what is missing or of another type is an IllegalArgumentException or a DateTimeException. */
final class NoticeCodec {
    private NoticeCodec() {}

    static ObjectNode encode(NoticeLetter letter) {
        Notice notice = letter.notice();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", notice.id())
                .put("environment", notice.environment())
                .put("channel", notice.channel())
                .put("at", notice.at().toString());
        notice.plan().ifPresent(plan -> json.put("plan", plan.value()));
        ObjectNode counts = json.putObject("counts");
        notice.counts().forEach((kind, count) -> counts.put(kind.name(), count));
        ArrayNode entries = json.putArray("entries");
        notice.entries().forEach(entry -> entry(entries.addObject(), entry));
        return json;
    }

    static NoticeLetter decode(JsonNode json) {
        List<NoticeEntry> entries = new ArrayList<>();
        JsonFields.field(json, "entries").forEach(entry -> entries.add(entry(entry)));
        Map<NoticeKind, Integer> counts = new EnumMap<>(NoticeKind.class);
        JsonFields.field(json, "counts")
                .fieldNames()
                .forEachRemaining(name ->
                        counts.put(NoticeKind.valueOf(name), (int) JsonFields.number(json.get("counts"), name)));
        Notice.Builder notice = Notice.builder(
                        JsonFields.text(json, "id"),
                        JsonFields.text(json, "environment"),
                        JsonFields.text(json, "channel"),
                        Instant.parse(JsonFields.text(json, "at")))
                .entries(entries)
                .counts(counts);
        if (json.has("plan")) {
            notice.plan(new Digest(JsonFields.text(json, "plan")));
        }
        return new NoticeLetter(notice.build());
    }

    private static void entry(ObjectNode json, NoticeEntry entry) {
        json.put("kind", entry.kind().name())
                .put("what", entry.what())
                .put("owner", entry.contact().owner())
                .put("slack", entry.contact().channel());
        entry.service().ifPresent(service -> json.put("service", service.toString()));
        entry.deployment().ifPresent(number -> json.put("deployment", number));
        entry.restores().ifPresent(number -> json.put("restores", number));
        FindingCodec.write(
                json.putArray("finding"), entry.finding().map(List::of).orElse(List.of()));
        entry.commit().ifPresent(commit -> json.set("commit", commit(commit)));
    }

    static ObjectNode commit(Commit commit) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", commit.id())
                .put("author", commit.author())
                .put("at", commit.at().toString())
                .put("subject", commit.subject());
        commit.signer().ifPresent(signer -> json.put("signer", signer));
        ArrayNode approvals = json.putArray("approvals");
        commit.approvals().forEach(approvals::add);
        return json;
    }

    private static NoticeEntry entry(JsonNode json) {
        List<Diagnostic> finding = FindingCodec.read(JsonFields.field(json, "finding"));
        return new NoticeEntry(
                NoticeKind.valueOf(JsonFields.text(json, "kind")),
                optional(json, "service").map(ServiceId::parse),
                JsonFields.text(json, "what"),
                finding.stream().findFirst(),
                new Contact(JsonFields.text(json, "owner"), JsonFields.text(json, "slack")),
                Optional.ofNullable(json.get("commit")).map(NoticeCodec::commit),
                number(json, "deployment"),
                number(json, "restores"));
    }

    static Commit commit(JsonNode json) {
        List<String> approvals = new ArrayList<>();
        JsonFields.field(json, "approvals").forEach(approval -> approvals.add(approval.asText()));
        return new Commit(
                JsonFields.text(json, "id"),
                JsonFields.text(json, "author"),
                Instant.parse(JsonFields.text(json, "at")),
                JsonFields.text(json, "subject"),
                optional(json, "signer"),
                approvals);
    }

    private static Optional<String> optional(JsonNode json, String name) {
        return json.has(name) ? Optional.of(JsonFields.text(json, name)) : Optional.empty();
    }

    private static OptionalLong number(JsonNode json, String name) {
        return json.has(name) ? OptionalLong.of(JsonFields.number(json, name)) : OptionalLong.empty();
    }
}
