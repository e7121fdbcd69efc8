package io.gitops4j.core.internal.rules;

import io.gitops4j.RuleOptions;
import io.gitops4j.spi.AlertRule;
import io.gitops4j.spi.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the alerts that a service gets whatever it declares; those that are switched off are left out. */
final class DefaultAlerts {
    private final RuleLabels labels;
    private final RuleOptions options;
    private final List<Rule> rules = new ArrayList<>();

    DefaultAlerts(RuleLabels labels, RuleOptions options) {
        this.labels = labels;
        this.options = options;
    }

    /** @param summary what is wrong, in a template of Prometheus */
    DefaultAlerts add(DefaultAlert alert, String expression, String summary) {
        if (!options.disabled().contains(alert.word())) {
            String severity = options.severities().getOrDefault(alert.word(), options.ticketSeverity());
            rules.add(new AlertRule(
                    alert.word(),
                    expression,
                    options.holds().getOrDefault(alert.word(), alert.holds()),
                    labels.alarm(severity),
                    Map.of("summary", summary)));
        }
        return this;
    }

    /** The share above which the alert is raised. */
    String threshold(DefaultAlert alert) {
        BigDecimal value = options.thresholds()
                .getOrDefault(alert.word(), alert.threshold().orElseThrow());
        return value.stripTrailingZeros().toPlainString();
    }

    List<Rule> rules() {
        return rules;
    }
}
