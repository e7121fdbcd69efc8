package io.gitops4j.target.nomad.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.ResourceId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A job as a list shows it.
 *
 * @param modifyIndex moves with every new specification, whoever wrote it, and with a stop; not with the job's status
 * @param instances how many instances are in which state
 */
public record JobStub(
        ResourceId id,
        String modifyIndex,
        boolean periodic,
        boolean stopped,
        String status,
        Map<String, String> meta,
        Instances instances) {
    /** Reads an item of the list; with the owner's marks only if the list was asked for meta. */
    public static JobStub of(JsonNode item) {
        return new JobStub(
                Kinds.job(
                        item.path("Namespace").asText("default"),
                        item.path("ID").asText()),
                item.path("JobModifyIndex").asText("0"),
                item.path("Periodic").asBoolean(),
                item.path("Stop").asBoolean(),
                item.path("Status").asText(),
                texts(item.path("Meta")),
                Instances.of(item.path("JobSummary").path("Summary")));
    }

    /** The entries of an object whose values are texts. */
    public static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return Collections.unmodifiableMap(texts);
    }

    /**
     * How many instances are in which state, over all task groups.
     *
     * @param queued not placed yet
     * @param starting placed, no task running yet
     */
    public record Instances(int running, int starting, int queued) {
        static Instances of(JsonNode groups) {
            int running = 0;
            int starting = 0;
            int queued = 0;
            for (JsonNode group : groups) {
                running += group.path("Running").asInt();
                starting += group.path("Starting").asInt();
                queued += group.path("Queued").asInt();
            }
            return new Instances(running, starting, queued);
        }
    }
}
