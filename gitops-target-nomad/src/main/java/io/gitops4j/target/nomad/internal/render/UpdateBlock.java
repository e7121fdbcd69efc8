package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.target.nomad.RolloutTimings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How instances are replaced. Nomad either replaces some at a time in place, or starts canaries beside the old ones.
 *
 * <p>Where instances may be missing, that many are replaced in place; {@code maxSurge} is a permission that is then not used.
 * Where none may be missing, a full set of canaries is started and promoted when healthy. That may be more than
 * {@code maxSurge} allows: of the two promises the one to the callers is kept, not the one to the budget. A fixed port makes
 * canaries impossible on a node that has an old instance, so there one is replaced after the other.
 *
 * <p>Nomad's own revert is off: it would write an old version as a new one behind the engine's back.
 */
final class UpdateBlock {
    private UpdateBlock() {}

    static Map<String, Object> of(
            ServiceSpec spec, int count, boolean fixedPorts, RolloutTimings timings, Findings findings) {
        Scaling scaling = spec.scaling();
        int unavailable = scaling.maxUnavailable().ofRoundedDown(count);
        boolean canaries = unavailable == 0 && count > 0 && !fixedPorts;
        if (canaries) {
            reportSurge(spec, count, findings);
        } else if (unavailable == 0 && count > 0) {
            findings.warning(
                    "NOMAD-SURGE",
                    "scaling.maxUnavailable",
                    "no instance may be missing in a rollout, but with fixed ports old and new ones cannot run side by side on a node, so one at a time will be missing",
                    "use ports without nodePort, or maxUnavailable 1");
        }
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("MaxParallel", Math.max(1, Math.min(unavailable, Math.max(1, count))));
        update.put("Canary", canaries ? count : 0);
        update.put("AutoPromote", canaries);
        update.put("AutoRevert", false);
        update.put("HealthCheck", "checks");
        update.put("MinHealthyTime", timings.minHealthyTime().toNanos());
        update.put("HealthyDeadline", timings.healthyDeadline().toNanos());
        update.put("ProgressDeadline", timings.progressDeadline().toNanos());
        return update;
    }

    private static void reportSurge(ServiceSpec spec, int count, Findings findings) {
        int surge = spec.scaling().maxSurge().ofRoundedUp(count);
        if (spec.autoscaling().isPresent()) {
            findings.info(
                    "NOMAD-SURGE",
                    "scaling.maxUnavailable",
                    "while the autoscaler runs more than " + count
                            + " instances, those above are replaced one after the other in a rollout",
                    "raise minReplicas if that is too few to replace at once");
        } else if (surge < count) {
            findings.info(
                    "NOMAD-SURGE",
                    "scaling.maxSurge",
                    "a rollout starts " + count + " new instances beside the old ones where maxSurge allows " + surge
                            + ", as Nomad cannot otherwise keep maxUnavailable 0",
                    "allow maxUnavailable 1 to have instances replaced in place");
        }
    }
}
