package io.gitops4j.target.nomad.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The number of instances of a job that something else scales. It is the autoscaler's within the declared range, so a
 * registration keeps what is there; outside of it the nearest end counts, or Nomad would refuse the job.
 *
 * @param job with the count to register
 * @param preserve whether the server may take over a count that moved in between; not where the count itself must change
 */
record InstanceCount(Document job, boolean preserve) {
    /** Whether this job's count is anybody else's business at all. */
    static boolean isScaled(Document job) {
        return groups(job).stream().anyMatch(group -> group.containsKey("Scaling"));
    }

    static InstanceCount of(Document job, JsonNode live) {
        List<Map<String, Object>> groups = new ArrayList<>();
        boolean preserve = isScaled(job);
        for (Map<String, Object> group : groups(job)) {
            JsonNode there = liveGroup(live, group);
            if (!(group.get("Scaling") instanceof Map<?, ?> range) || there.isMissingNode()) {
                groups.add(group);
                continue;
            }
            long count = there.path("Count").asLong();
            long kept = Math.min(Math.max(count, number(range, "Min")), number(range, "Max"));
            preserve &= kept == count;
            Map<String, Object> adjusted = new LinkedHashMap<>(group);
            adjusted.put("Count", kept);
            groups.add(adjusted);
        }
        Map<String, Object> fields = new LinkedHashMap<>(job.fields());
        fields.put("TaskGroups", groups);
        return new InstanceCount(Document.of(fields), preserve);
    }

    private static JsonNode liveGroup(JsonNode live, Map<String, Object> wanted) {
        for (JsonNode group : live.path("TaskGroups")) {
            if (group.path("Name").asText().equals(wanted.get("Name"))) {
                return group;
            }
        }
        return live.path("no such group");
    }

    private static long number(Map<?, ?> range, String name) {
        return range.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static List<Map<String, Object>> groups(Document job) {
        List<Map<String, Object>> groups = new ArrayList<>();
        if (job.find("TaskGroups").orElse(List.of()) instanceof List<?> list) {
            for (Object item : list) {
                Map<String, Object> group = new LinkedHashMap<>();
                ((Map<?, ?>) item).forEach((name, value) -> group.put((String) name, value));
                groups.add(group);
            }
        }
        return groups;
    }
}
