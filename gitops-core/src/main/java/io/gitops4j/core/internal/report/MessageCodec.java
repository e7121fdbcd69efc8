package io.gitops4j.core.internal.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.outbox.FindingCodec;
import io.gitops4j.core.internal.outbox.JsonFields;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.PlanComment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Messages as JSON and back; what is missing or of another type is an IllegalArgumentException or a DateTimeException. */
final class MessageCodec {
    private MessageCodec() {}

    static ObjectNode encode(Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (message instanceof Message.Report report) {
            json.set("report", report(report.report()));
        } else if (message instanceof Message.Comment comment) {
            json.set("comment", comment(comment.comment()));
        }
        return json;
    }

    static Message decode(JsonNode json) {
        return json.has("report")
                ? new Message.Report(report(json.get("report")))
                : new Message.Comment(comment(JsonFields.field(json, "comment")));
    }

    static ObjectNode told(Told told) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("environment", told.environment())
                .put("source", told.revision().source())
                .put("commit", told.revision().id())
                .put("state", told.state().name())
                .put("essence", told.essence());
    }

    static Told told(JsonNode json) {
        return new Told(
                JsonFields.text(json, "environment"),
                new Revision(JsonFields.text(json, "source"), JsonFields.text(json, "commit")),
                ForgeState.valueOf(JsonFields.text(json, "state")),
                JsonFields.text(json, "essence"));
    }

    private static ObjectNode report(ForgeReport report) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("environment", report.environment())
                .put("source", report.revision().source())
                .put("commit", report.revision().id())
                .put("state", report.state().name())
                .put("summary", report.summary())
                .put("total", report.total())
                .put("at", report.at().toString());
        report.deployment().ifPresent(number -> json.put("deployment", number));
        json.put("run", report.runId());
        ArrayNode services = json.putArray("services");
        for (ForgeService service : report.services()) {
            ObjectNode entry = services.addObject()
                    .put("service", service.service().toString())
                    .put("what", service.what());
            FindingCodec.write(entry.putArray("findings"), service.findings());
        }
        FindingCodec.write(json.putArray("findings"), report.findings());
        return json;
    }

    private static ForgeReport report(JsonNode json) {
        List<ForgeService> services = new ArrayList<>();
        JsonFields.field(json, "services")
                .forEach(entry -> services.add(new ForgeService(
                        ServiceId.parse(JsonFields.text(entry, "service")),
                        JsonFields.text(entry, "what"),
                        FindingCodec.read(JsonFields.field(entry, "findings")))));
        ForgeReport.Builder report = ForgeReport.builder(
                        JsonFields.text(json, "environment"),
                        new Revision(JsonFields.text(json, "source"), JsonFields.text(json, "commit")),
                        ForgeState.valueOf(JsonFields.text(json, "state")),
                        Instant.parse(JsonFields.text(json, "at")))
                .summary(JsonFields.text(json, "summary"))
                .total((int) JsonFields.number(json, "total"))
                .services(services)
                .findings(FindingCodec.read(JsonFields.field(json, "findings")));
        if (json.has("deployment")) {
            report.deployment(JsonFields.number(json, "deployment"));
        }
        // Files of earlier versions have none.
        return report.runId(json.path("run").asText("")).build();
    }

    private static ObjectNode comment(PlanComment comment) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("environment", comment.environment())
                .put("source", comment.source())
                .put("pullRequest", comment.pullRequest())
                .put("markdown", comment.markdown())
                .put("plan", comment.plan().value());
    }

    private static PlanComment comment(JsonNode json) {
        return new PlanComment(
                JsonFields.text(json, "environment"),
                JsonFields.text(json, "source"),
                JsonFields.number(json, "pullRequest"),
                JsonFields.text(json, "markdown"),
                new Digest(JsonFields.text(json, "plan")));
    }
}
