package io.gitops4j.core.internal.rules;

import io.gitops4j.RuleOptions;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.Map;
import java.util.TreeMap;

/** What series and alarms of one service are labelled with. */
final class RuleLabels {
    private static final String PRIORITY_OPTION = "canary-alert-priority";
    private static final String DEFAULT_PRIORITY = "P1";

    private final ServiceSpec spec;
    private final RuleOptions options;

    RuleLabels(ServiceSpec spec, RuleOptions options) {
        this.spec = spec;
        this.options = options;
    }

    /** Of a recorded series; also what finds it again. */
    Map<String, String> series() {
        Map<String, String> labels = new TreeMap<>(options.labels());
        labels.put("app", spec.id().runtimeName());
        return labels;
    }

    /** Of an alarm. */
    Map<String, String> alarm(String severity) {
        Map<String, String> labels = new TreeMap<>();
        series().forEach((name, value) -> labels.put(name, TemplateText.literal(value)));
        put(labels, "namespace", spec.namespace());
        put(labels, "owner", spec.owner());
        put(labels, "priority", spec.options().getOrDefault(PRIORITY_OPTION, DEFAULT_PRIORITY));
        put(labels, "severity", severity);
        put(labels, "slack", spec.slack());
        return labels;
    }

    private static void put(Map<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, TemplateText.literal(value));
        }
    }
}
