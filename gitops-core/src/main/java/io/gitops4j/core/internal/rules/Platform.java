package io.gitops4j.core.internal.rules;

import io.gitops4j.api.spec.ServiceSpec;
import java.util.Locale;
import java.util.Optional;

/** Whose metrics tell how instances are doing. */
public enum Platform {
    /** Those of the kubelet and of kube-state-metrics. */
    KUBERNETES,
    /** Those of Nomad's own agents. */
    NOMAD,
    /** Nobody's, so there are no default alerts. */
    NONE;

    /** By the word of a configuration; where it has none, a target's provider of the same name decides. */
    public static Platform of(Optional<String> configured, Optional<String> provider) {
        return configured
                .or(() -> provider.filter(id -> id.equals(KUBERNETES.word()) || id.equals(NOMAD.word())))
                .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(NONE);
    }

    /** As in a configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void add(ServiceSpec spec, String jobLabel, DefaultAlerts alerts) {
        switch (this) {
            case KUBERNETES -> new KubernetesAlerts(spec).add(alerts);
            case NOMAD -> new NomadAlerts(spec, jobLabel).add(alerts);
            case NONE -> {}
        }
    }
}
