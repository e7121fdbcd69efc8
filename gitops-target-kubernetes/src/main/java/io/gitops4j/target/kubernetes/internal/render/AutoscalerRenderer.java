package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.List;

/** Scaling by the use of the requested CPU. */
final class AutoscalerRenderer {
    private AutoscalerRenderer() {}

    static DesiredResource render(Subject subject, Autoscaling autoscaling) {
        for (int i = 0; i < subject.spec().containers().size(); i++) {
            if (subject.spec()
                    .containers()
                    .get(i)
                    .resources()
                    .requests()
                    .cpuMillis()
                    .isEmpty()) {
                subject.error(
                        "K8S-AUTOSCALING",
                        "containers[" + i + "].resources.requests",
                        "autoscaling aims at a share of the requested CPU, and container "
                                + subject.spec().containers().get(i).name() + " requests none",
                        "add resources.requests.cpu");
            }
        }
        Tree metric = new Tree()
                .with("type", "Resource")
                .with(
                        "resource",
                        new Tree()
                                .with("name", "cpu")
                                .with(
                                        "target",
                                        new Tree()
                                                .with("type", "Utilization")
                                                .with("averageUtilization", autoscaling.cpuPercent())));
        Tree spec = new Tree()
                .with(
                        "scaleTargetRef",
                        new Tree()
                                .with("apiVersion", ResourceKind.DEPLOYMENT.apiVersion())
                                .with("kind", ResourceKind.DEPLOYMENT.kind())
                                .with("name", subject.name()))
                .with("minReplicas", autoscaling.minReplicas())
                .with("maxReplicas", autoscaling.maxReplicas())
                .with("metrics", List.of(metric.toMap()));
        return subject.object(ResourceKind.AUTOSCALER, subject.name(), Stages.AROUND, new Tree().with("spec", spec));
    }
}
