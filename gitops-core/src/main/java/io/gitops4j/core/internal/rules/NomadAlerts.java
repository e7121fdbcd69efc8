package io.gitops4j.core.internal.rules;

import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ServiceSpec;

/** By metrics that Nomad's agents publish themselves. */
final class NomadAlerts {
    private static final String BY_TASK = " by (namespace, task_group, task, alloc_id) ";
    private static final String TASK = "task {{ $labels.task }} of allocation {{ $labels.alloc_id }}";
    private static final String PERCENT = "{{ $value | humanizePercentage }}";

    /** The kernel counts periods of 100 ms, and Nomad publishes only those that were throttled. */
    private static final int PERIODS_PER_SECOND = 10;

    private final ServiceSpec spec;
    private final String matchers;

    NomadAlerts(ServiceSpec spec, String jobLabel) {
        this.spec = spec;
        String job = PromQl.equal(jobLabel, spec.id().runtimeName());
        this.matchers = spec.namespace().isEmpty() ? job : job + "," + PromQl.equal("namespace", spec.namespace());
    }

    void add(DefaultAlerts alerts) {
        alerts.add(
                DefaultAlert.CPU_THROTTLED,
                "sum" + BY_TASK + "(rate(" + select("nomad_client_allocs_cpu_throttled_periods") + "[5m])) / "
                        + PERIODS_PER_SECOND + " > " + alerts.threshold(DefaultAlert.CPU_THROTTLED),
                TASK + " is throttled in " + PERCENT + " of the CPU periods");
        alerts.add(
                DefaultAlert.CONTAINER_RESTARTING,
                "sum" + BY_TASK + "(increase(" + select("nomad_client_allocs_restart") + "[10m])) > 0",
                TASK + " restarts again and again");
        alerts.add(
                DefaultAlert.CONTAINER_WAITING,
                "max by (namespace, task_group) (" + select("nomad_nomad_job_summary_queued") + " + "
                        + select("nomad_nomad_job_summary_starting") + ") > 0",
                "{{ $value }} allocations of group {{ $labels.task_group }} wait");
        alerts.add(
                DefaultAlert.MEMORY_NEAR_LIMIT,
                max("nomad_client_allocs_memory_usage") + " / (" + max("nomad_client_allocs_memory_max_allocated")
                        + " or " + max("nomad_client_allocs_memory_allocated") + ") > "
                        + alerts.threshold(DefaultAlert.MEMORY_NEAR_LIMIT),
                TASK + " uses " + PERCENT + " of its memory");
        // With one possible size it is always at its maximum.
        spec.autoscaling()
                .filter(scaling -> scaling.minReplicas() < scaling.maxReplicas())
                .ifPresent(scaling -> addMaxReplicas(alerts, scaling));
    }

    /** Nomad publishes no maximum, so the manifest's is written into the rule. */
    private void addMaxReplicas(DefaultAlerts alerts, Autoscaling scaling) {
        alerts.add(
                DefaultAlert.MAX_REPLICAS_REACHED,
                "max by (namespace, task_group) (" + select("nomad_nomad_job_summary_running") + ") >= "
                        + scaling.maxReplicas(),
                "{{ $value }} allocations run, and " + scaling.maxReplicas() + " is the maximum");
    }

    private String max(String metric) {
        return "max" + BY_TASK + "(" + select(metric) + ")";
    }

    private String select(String metric) {
        return PromQl.select(metric, matchers);
    }
}
