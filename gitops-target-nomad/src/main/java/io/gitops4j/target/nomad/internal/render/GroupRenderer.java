package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.WorkloadKind;
import io.gitops4j.target.nomad.NomadOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one task group of a job: an instance of the service is an allocation of it, with a task per container. */
final class GroupRenderer {
    private final NomadOptions options;
    private final ServiceSpec spec;
    private final Findings findings;

    GroupRenderer(NomadOptions options, ServiceSpec spec, Findings findings) {
        this.options = options;
        this.spec = spec;
        this.findings = findings;
    }

    Map<String, Object> group() {
        PortPlan ports = PortPlan.of(spec, findings);
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("Name", spec.id().runtimeName());
        group.put("Count", count());
        if (spec.workload() == WorkloadKind.SERVICE) {
            spec.autoscaling().ifPresent(autoscaling -> group.put("Scaling", scaling(autoscaling)));
            group.put("Update", UpdateBlock.of(spec, count(), ports.hasFixed(), options.timings(), findings));
        }
        if (!ports.isEmpty() || spec.containers().size() > 1) {
            group.put("Networks", List.of(ports.network(options)));
        }
        List<Map<String, Object>> services = new ServicesRenderer(options, spec, ports, findings).services();
        if (!services.isEmpty()) {
            group.put("Services", services);
        }
        VolumeBlocks volumes = new VolumeBlocks(options, spec, findings);
        Map<String, Object> claims = volumes.ofGroup();
        if (!claims.isEmpty()) {
            group.put("Volumes", claims);
        }
        group.put("Tasks", tasks(ports, volumes));
        return group;
    }

    private int count() {
        if (spec.workload() == WorkloadKind.CRON_JOB) {
            return 1;
        }
        int replicas = spec.scaling().replicas();
        return spec.autoscaling()
                .map(range -> Math.min(Math.max(replicas, range.minReplicas()), range.maxReplicas()))
                .orElse(replicas);
    }

    /** In the form that the Nomad Autoscaler parses: each block a list of one object by its label. */
    private Map<String, Object> scaling(Autoscaling autoscaling) {
        findings.warning(
                "NOMAD-AUTOSCALER",
                "autoscaling",
                "Nomad itself does not scale by load, the separate Nomad Autoscaler does; it counts CPU in per cent of what is allocated",
                "run the Nomad Autoscaler with its nomad-apm source");
        Map<String, Object> strategy = Map.of("target-value", List.of(Map.of("target", autoscaling.cpuPercent())));
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("source", "nomad-apm");
        check.put("query", "avg_cpu");
        check.put("strategy", List.of(strategy));
        Map<String, Object> scaling = new LinkedHashMap<>();
        scaling.put("Enabled", true);
        scaling.put("Min", autoscaling.minReplicas());
        scaling.put("Max", autoscaling.maxReplicas());
        scaling.put("Policy", Map.of("check", List.of(Map.of("cpu", List.of(check)))));
        return scaling;
    }

    private List<Map<String, Object>> tasks(PortPlan ports, VolumeBlocks volumes) {
        TaskRenderer renderer = new TaskRenderer(options, ports, volumes, findings);
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (Container container : spec.containers()) {
            Map<String, Object> task = renderer.task(container, "containers[" + tasks.size() + "]");
            if (tasks.isEmpty() && spec.containers().size() > 1) {
                // The run ends with the main container, whatever the ones beside it do.
                task.put("Leader", true);
            }
            tasks.add(task);
        }
        return tasks;
    }
}
