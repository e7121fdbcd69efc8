package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When a cron job runs. */
final class PeriodicBlock {
    private PeriodicBlock() {}

    static Map<String, Object> of(Schedule schedule, Findings findings) {
        if (schedule.concurrency() == Concurrency.REPLACE) {
            findings.error(
                    "NOMAD-CRON-REPLACE",
                    "schedule.concurrency",
                    "Nomad cannot stop a run that still goes on when the next one is due, and concurrencyPolicy Replace asks for it",
                    "use Forbid or Allow");
        }
        Map<String, Object> periodic = new LinkedHashMap<>();
        periodic.put("Enabled", !schedule.suspended());
        periodic.put("SpecType", "cron");
        periodic.put("Specs", List.of(schedule.cron()));
        periodic.put("ProhibitOverlap", schedule.concurrency() != Concurrency.ALLOW);
        periodic.put("TimeZone", schedule.timeZone().isEmpty() ? "UTC" : schedule.timeZone());
        return periodic;
    }
}
