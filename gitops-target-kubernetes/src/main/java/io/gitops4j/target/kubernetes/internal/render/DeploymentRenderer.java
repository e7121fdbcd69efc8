package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;

/**
 * A workload that runs all the time. With an autoscaler the number of replicas is left to it: a number here would undo its work
 * at every apply. So a new one starts with one pod, until the autoscaler raises it to its minimum some seconds later.
 */
final class DeploymentRenderer {
    private DeploymentRenderer() {}

    static DesiredResource render(Subject subject) {
        Scaling scaling = subject.spec().scaling();
        if (scaling.maxSurge().value() == 0 && scaling.maxUnavailable().value() == 0) {
            subject.error(
                    "K8S-ROLLOUT",
                    "scaling.maxSurge",
                    "maxSurge and maxUnavailable are both 0, so no pod could ever be replaced",
                    "set one of them to at least 1");
        }
        Tree spec = new Tree();
        if (subject.spec().autoscaling().isEmpty()) {
            spec.with("replicas", scaling.replicas());
        }
        spec.with(
                        "progressDeadlineSeconds",
                        subject.options().progressDeadline().toSeconds())
                .with(
                        "strategy",
                        new Tree()
                                .with("type", "RollingUpdate")
                                .with(
                                        "rollingUpdate",
                                        new Tree()
                                                .with("maxSurge", value(scaling.maxSurge()))
                                                .with("maxUnavailable", value(scaling.maxUnavailable()))))
                .with("selector", new Tree().with("matchLabels", subject.selector()))
                .with("template", PodRenderer.running(subject));
        return subject.object(
                ResourceKind.DEPLOYMENT,
                subject.name(),
                Stages.WORKLOAD,
                subject.annotations(),
                new Tree().with("spec", spec));
    }

    private static Object value(CountOrPercent count) {
        return count.percent() ? count.toString() : (Object) count.value();
    }
}
