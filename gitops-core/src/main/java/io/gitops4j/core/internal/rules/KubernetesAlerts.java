package io.gitops4j.core.internal.rules;

import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.WorkloadKind;

/** By metrics of the kubelet (cAdvisor) and of kube-state-metrics. */
final class KubernetesAlerts {
    private static final String BY_CONTAINER = " by (namespace, pod, container) ";
    private static final String CONTAINER = "{{ $labels.container }} of pod {{ $labels.pod }}";
    private static final String PERCENT = "{{ $value | humanizePercentage }}";

    private final ServiceSpec spec;
    private final String namespace;
    private final String pods;

    KubernetesAlerts(ServiceSpec spec) {
        this.spec = spec;
        String name = spec.id().runtimeName();
        this.namespace = spec.namespace().isEmpty() ? "" : PromQl.equal("namespace", spec.namespace());
        this.pods = PromQl.matching(
                "pod",
                spec.workload() == WorkloadKind.CRON_JOB ? PodNames.ofCronJob(name) : PodNames.ofDeployment(name));
    }

    void add(DefaultAlerts alerts) {
        String real = "container!=\"\"";
        alerts.add(
                DefaultAlert.CPU_THROTTLED,
                increase("container_cpu_cfs_throttled_periods_total", real, "5m") + " / "
                        + increase("container_cpu_cfs_periods_total", real, "5m") + " > "
                        + alerts.threshold(DefaultAlert.CPU_THROTTLED),
                CONTAINER + " is throttled in " + PERCENT + " of its CPU periods");
        alerts.add(
                DefaultAlert.CONTAINER_RESTARTING,
                increase("kube_pod_container_status_restarts_total", "", "10m") + " > 0 and max" + BY_CONTAINER
                        + "(max_over_time(" + select("kube_pod_container_status_waiting", "") + "[10m])) == 1",
                CONTAINER + " restarts again and again");
        alerts.add(
                DefaultAlert.CONTAINER_WAITING,
                "sum by (namespace, pod, container, reason) ("
                        + select("kube_pod_container_status_waiting_reason", "reason!=\"CrashLoopBackOff\"") + ") > 0",
                CONTAINER + " waits: {{ $labels.reason }}");
        alerts.add(
                DefaultAlert.MEMORY_NEAR_LIMIT,
                max("container_memory_working_set_bytes", real) + " / "
                        + max("kube_pod_container_resource_limits", "resource=\"memory\"") + " > "
                        + alerts.threshold(DefaultAlert.MEMORY_NEAR_LIMIT),
                CONTAINER + " uses " + PERCENT + " of its memory limit");
        // With one possible size it is always at its maximum.
        spec.autoscaling()
                .filter(scaling -> scaling.minReplicas() < scaling.maxReplicas())
                .ifPresent(scaling -> addMaxReplicas(alerts, scaling));
    }

    private void addMaxReplicas(DefaultAlerts alerts, Autoscaling scaling) {
        String scaler = PromQl.equal("horizontalpodautoscaler", spec.id().runtimeName());
        String by = "max by (namespace, horizontalpodautoscaler) (";
        alerts.add(
                DefaultAlert.MAX_REPLICAS_REACHED,
                by + PromQl.select("kube_horizontalpodautoscaler_status_current_replicas", namespace, scaler) + ") >= "
                        + by + PromQl.select("kube_horizontalpodautoscaler_spec_max_replicas", namespace, scaler) + ")",
                "{{ $value }} replicas run, and " + scaling.maxReplicas() + " is the maximum");
    }

    private String increase(String metric, String matcher, String window) {
        return "sum" + BY_CONTAINER + "(increase(" + select(metric, matcher) + "[" + window + "]))";
    }

    private String max(String metric, String matcher) {
        return "max" + BY_CONTAINER + "(" + select(metric, matcher) + ")";
    }

    private String select(String metric, String matcher) {
        return PromQl.select(metric, namespace, pods, matcher);
    }
}
