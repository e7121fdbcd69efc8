package io.gitops4j.target.nomad.internal.health;

import io.gitops4j.api.Document;
import java.util.List;
import java.util.Map;

/**
 * What health must know of the job that was asked for.
 *
 * @param instances how many must run; with autoscaling the least number
 * @param suspended whether it is a cron job that starts no runs
 */
record WantedJob(long instances, boolean suspended) {
    static WantedJob of(Document job) {
        boolean suspended =
                job.find("Periodic", "Enabled").filter(Boolean.FALSE::equals).isPresent();
        long instances = 0;
        if (job.find("TaskGroups").orElse(List.of()) instanceof List<?> groups) {
            for (Object item : groups) {
                Map<?, ?> group = (Map<?, ?>) item;
                Object least = group.get("Scaling") instanceof Map<?, ?> range ? range.get("Min") : group.get("Count");
                instances += least instanceof Number number ? number.longValue() : 1;
            }
        }
        return new WantedJob(instances, suspended);
    }
}
