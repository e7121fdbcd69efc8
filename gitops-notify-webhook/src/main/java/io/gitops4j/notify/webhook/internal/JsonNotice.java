package io.gitops4j.notify.webhook.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Commit;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.VisibleText;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.util.Locale;

/** A notice as JSON for programs. Texts of people have what could hide in them made visible. */
public final class JsonNotice {
    private JsonNotice() {}

    /** In ASCII. */
    public static byte[] of(Notice notice) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", notice.id())
                .put("environment", notice.environment())
                .put("at", notice.at().toString())
                .put("summary", notice.summary());
        ObjectNode counts = json.putObject("counts");
        notice.counts().forEach((kind, count) -> counts.put(word(kind), count));
        notice.plan().ifPresent(plan -> json.put("plan", "sha256:" + plan.value()));
        notice.release().ifPresent(command -> json.put("release", command));
        ArrayNode entries = json.putArray("entries");
        notice.entries().forEach(entry -> entry(entries.addObject(), entry));
        return PlainJson.bytes(json);
    }

    private static void entry(ObjectNode json, NoticeEntry entry) {
        json.put("kind", word(entry.kind()));
        entry.service().map(ServiceId::toString).ifPresent(service -> json.put("service", service));
        json.put("what", VisibleText.of(entry.what()))
                .put("owner", VisibleText.of(entry.contact().owner()))
                .put("slack", VisibleText.of(entry.contact().channel()));
        entry.finding().ifPresent(finding -> finding(json.putObject("finding"), finding));
        entry.commit().ifPresent(commit -> commit(json.putObject("commit"), commit));
        entry.deployment().ifPresent(number -> json.put("deployment", number));
        entry.restores().ifPresent(number -> json.put("restores", number));
    }

    private static void finding(ObjectNode json, Diagnostic finding) {
        json.put("code", finding.code()).put("text", finding.toString());
        finding.position()
                .ifPresent(place -> json.put("file", VisibleText.of(place.file()))
                        .put("line", place.line())
                        .put("column", place.column()));
    }

    private static void commit(ObjectNode json, Commit commit) {
        json.put("id", commit.id())
                .put("author", VisibleText.of(commit.author()))
                .put("at", commit.at().toString())
                .put("subject", VisibleText.of(commit.subject()));
        commit.signer().ifPresent(signer -> json.put("signer", VisibleText.of(signer)));
    }

    private static String word(NoticeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
