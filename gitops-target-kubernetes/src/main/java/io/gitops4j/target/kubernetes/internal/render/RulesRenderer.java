package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.spi.RuleGroup;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.List;

/** Rules as the Prometheus Operator takes them. */
final class RulesRenderer {
    private RulesRenderer() {}

    static DesiredResource render(Subject subject, List<RuleGroup> rules) {
        return subject.labelled(
                ResourceKind.PROMETHEUS_RULE,
                subject.name(),
                Stages.AROUND,
                subject.options().prometheusRuleLabels(),
                new Tree().with("spec", RuleGroup.file(rules).fields()));
    }
}
