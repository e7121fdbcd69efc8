package io.gitops4j.core.internal.spec;

import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.Schedule;
import io.gitops4j.api.spec.Slo;

/** What runs, how often, how big, how well. */
final class WorkloadFields {
    private WorkloadFields() {}

    static Fields schedule(Schedule schedule) {
        Fields fields = new Fields()
                .put("cron", schedule.cron())
                .put("timeZone", schedule.timeZone())
                .put("concurrency", Words.of(schedule.concurrency()));
        return schedule.suspended() ? fields.put("suspended", true) : fields;
    }

    static Fields scaling(Scaling scaling) {
        return new Fields()
                .put("replicas", scaling.replicas())
                .put("maxSurge", scaling.maxSurge().toString())
                .put("maxUnavailable", scaling.maxUnavailable().toString());
    }

    static Fields autoscaling(Autoscaling autoscaling) {
        return new Fields()
                .put("minReplicas", autoscaling.minReplicas())
                .put("maxReplicas", autoscaling.maxReplicas())
                .put("cpuPercent", autoscaling.cpuPercent());
    }

    static Fields resources(Resources resources) {
        return new Fields().put("requests", amount(resources.requests())).put("limits", amount(resources.limits()));
    }

    private static Fields amount(ComputeAmount amount) {
        return new Fields().put("cpu", Units.cpu(amount.cpuMillis())).put("memory", Units.memory(amount.memoryBytes()));
    }

    static Fields probe(Probe probe) {
        ProbeCheck check = probe.check();
        Fields fields = new Fields().put("type", Words.of(check.type()));
        if (check.port() != 0) {
            fields.put("port", check.port());
        }
        return fields.put("path", check.path())
                .put("command", check.command())
                .put("initialDelay", Units.time(probe.initialDelay()))
                .put("interval", Units.time(probe.interval()))
                .put("timeout", Units.time(probe.timeout()))
                .put("failureThreshold", probe.failureThreshold());
    }

    static Fields slo(Slo slo) {
        return new Fields()
                .put("type", slo.type())
                .put("objectivePercent", slo.objectivePercent())
                .put("requestClass", slo.requestClass());
    }
}
