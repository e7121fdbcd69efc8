package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Optional;

/** Lets a drained node take one pod at a time. Only from two pods on: with one it would only stop the drain. */
final class DisruptionBudgetRenderer {
    private DisruptionBudgetRenderer() {}

    static Optional<DesiredResource> render(Subject subject) {
        int least = subject.spec()
                .autoscaling()
                .map(Autoscaling::minReplicas)
                .orElse(subject.spec().scaling().replicas());
        if (least < 2) {
            return Optional.empty();
        }
        Tree spec = new Tree()
                .with("maxUnavailable", 1)
                .with("selector", new Tree().with("matchLabels", subject.selector()));
        return Optional.of(subject.object(
                ResourceKind.DISRUPTION_BUDGET, subject.name(), Stages.AROUND, new Tree().with("spec", spec)));
    }
}
