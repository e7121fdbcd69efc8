package io.gitops4j;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.core.internal.config.RuleCheck;
import io.gitops4j.core.internal.config.RuleKeys;
import io.gitops4j.spi.PluginConfig;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How alert and recording rules of services are made in an environment; without it none are. What is not set has a default.
 * Immutable.
 */
public final class RuleOptions {
    private final Map<String, Object> set;
    private final PluginConfig values;

    private RuleOptions(Map<String, Object> set) {
        this.set = Map.copyOf(set);
        this.values = PluginConfig.of(RuleKeys.SPEC, set);
    }

    /** The defaults. */
    public static RuleOptions defaults() {
        return new RuleOptions(Map.of());
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether rules are made; if not, those that were made before are removed. */
    public boolean enabled() {
        return values.get(RuleKeys.ENABLED);
    }

    /** {@code kubernetes}, {@code nomad} or {@code none}, where it is said. */
    public Optional<String> platform() {
        return values.find(RuleKeys.PLATFORM);
    }

    /** Where rule files go, if the target does not keep rules. */
    public Optional<Path> directory() {
        return values.find(RuleKeys.DIRECTORY).map(Path::of);
    }

    /** The counter of all HTTP requests. */
    public String requestMetric() {
        return values.get(RuleKeys.REQUEST_METRIC);
    }

    /** Its label that holds the name of the service. */
    public String appLabel() {
        return values.get(RuleKeys.APP_LABEL);
    }

    /** Its label that holds the code of the answer. */
    public String codeLabel() {
        return values.get(RuleKeys.CODE_LABEL);
    }

    /** A pattern for the codes that count as failures. */
    public String errorCodes() {
        return values.get(RuleKeys.ERROR_CODES);
    }

    /** The label of Nomad's metrics that holds the job. */
    public String jobLabel() {
        return values.get(RuleKeys.JOB_LABEL);
    }

    /** Further labels that the counter is selected by, sorted. */
    public Map<String, String> matchers() {
        return Collections.unmodifiableMap(new TreeMap<>(values.get(RuleKeys.MATCHERS)));
    }

    /** Further labels for every series and alarm, sorted. */
    public Map<String, String> labels() {
        return Collections.unmodifiableMap(new TreeMap<>(values.get(RuleKeys.LABELS)));
    }

    /** The severity of an alarm that somebody is called for. */
    public String pageSeverity() {
        return values.get(RuleKeys.PAGE_SEVERITY);
    }

    /** The severity of an alarm that can wait for the day. */
    public String ticketSeverity() {
        return values.get(RuleKeys.TICKET_SEVERITY);
    }

    /** Time without a measured request before that is an alarm; zero for never. */
    public Duration noTrafficFor() {
        return values.get(RuleKeys.NO_TRAFFIC_FOR);
    }

    /** Default alerts that are left out. */
    public List<String> disabled() {
        return values.get(RuleKeys.DISABLED);
    }

    /** How long default alerts must hold, by name, where it is said. */
    public Map<String, Duration> holds() {
        return RuleKeys.holds(values);
    }

    /** Severities of default alerts by name, where they are said. */
    public Map<String, String> severities() {
        return values.get(RuleKeys.SEVERITIES);
    }

    /** Shares above which default alerts are raised, by name, where they are said. */
    public Map<String, BigDecimal> thresholds() {
        return RuleKeys.thresholds(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleOptions that && set.equals(that.set);
    }

    @Override
    public int hashCode() {
        return set.hashCode();
    }

    /** What is set, by name. */
    @Override
    public String toString() {
        return "RuleOptions" + set;
    }

    /** Collects what is set; not thread-safe. */
    public static final class Builder {
        private final Map<String, Object> set = new LinkedHashMap<>();

        private Builder() {}

        /** Sets an option by the name it has in a configuration file, raw as it stands there. */
        public Builder set(String name, Object value) {
            set.put(name, value);
            return this;
        }

        /**
         * The options.
         *
         * @throws GitOpsException CONFIG, with every value that is wrong
         */
        public RuleOptions build() {
            List<Diagnostic> problems = RuleCheck.problems(set);
            if (!problems.isEmpty()) {
                throw new GitOpsException(FailureKind.CONFIG, problems);
            }
            return new RuleOptions(set);
        }
    }
}
