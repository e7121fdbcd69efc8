package io.gitops4j.core.internal.config;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every setting of generated rules: its name, its default, its type. */
public final class RuleKeys {
    /** Whether there are any. */
    public static final ConfigKey<Boolean> ENABLED = ConfigKey.bool(
                    "enabled", "Whether rules are made; `false` also removes those that were made before.")
            .defaultsTo(true);

    /** Whose metrics. */
    public static final ConfigKey<String> PLATFORM = ConfigKey.choice(
            "platform",
            "Whose metrics the default alerts read; `none` for no default alerts. Default: the target's provider, if it is one of"
                    + " these, otherwise `none`.",
            "kubernetes",
            "nomad",
            "none");

    /** Where rule files go. */
    public static final ConfigKey<String> DIRECTORY = ConfigKey.string(
            "directory",
            "Directory for rule files, `<namespace>/<service>.rules.yaml`, for a target that does not keep rules itself.");

    /** The counter of requests. */
    public static final ConfigKey<String> REQUEST_METRIC = ConfigKey.string(
                    "requestMetric", "The counter of all HTTP requests that objectives are measured by.")
            .defaultsTo("http_timer_count");

    /** Its label for the service. */
    public static final ConfigKey<String> APP_LABEL = ConfigKey.string(
                    "appLabel", "Its label that holds the name of the service.")
            .defaultsTo("app");

    /** Its label for the answer. */
    public static final ConfigKey<String> CODE_LABEL = ConfigKey.string(
                    "codeLabel", "Its label that holds the code of the answer.")
            .defaultsTo("code");

    /** Which answers are failures. */
    public static final ConfigKey<String> ERROR_CODES = ConfigKey.string(
                    "errorCodes", "A pattern for the codes that count as failures.")
            .defaultsTo("5..");

    /** Nomad's label for the job. */
    public static final ConfigKey<String> JOB_LABEL = ConfigKey.string(
                    "jobLabel",
                    "The label of Nomad's metrics that holds the job; `job` where Prometheus scrapes with honor_labels.")
            .defaultsTo("exported_job");

    /** What else the counter is selected by. */
    public static final ConfigKey<Map<String, String>> MATCHERS = ConfigKey.map(
                    "matchers", "Further labels that the counter of requests is selected by: `cluster: prod-1`.")
            .defaultsTo(Map.of());

    /** What else results are labelled with. */
    public static final ConfigKey<Map<String, String>> LABELS = ConfigKey.map(
                    "labels", "Further labels for every series and every alarm.")
            .defaultsTo(Map.of());

    /** The word for somebody now. */
    public static final ConfigKey<String> PAGE_SEVERITY = ConfigKey.string(
                    "pageSeverity", "The label `severity` of an alarm that somebody is called for.")
            .defaultsTo("page");

    /** The word for somebody some time. */
    public static final ConfigKey<String> TICKET_SEVERITY = ConfigKey.string(
                    "ticketSeverity", "The label `severity` of an alarm that can wait for the day.")
            .defaultsTo("ticket");

    /** When silence is an alarm. */
    public static final ConfigKey<Duration> NO_TRAFFIC_FOR = ConfigKey.duration(
                    "noTrafficFor",
                    "Time without a measured request after which a service with an objective raises SLONoTraffic; `0s` for never.")
            .defaultsTo(Duration.ofDays(1));

    /** Alerts left out. */
    public static final ConfigKey<List<String>> DISABLED = ConfigKey.list(
                    "disabled", "Default alerts that are left out: `[CPUThrottled]`.")
            .defaultsTo(List.of());

    /** How long each must hold. */
    public static final ConfigKey<Map<String, String>> HOLDS = ConfigKey.map(
                    "for", "How long a default alert must hold, by its name: `ContainerWaiting: 30m`.")
            .defaultsTo(Map.of());

    /** How bad each is. */
    public static final ConfigKey<Map<String, String>> SEVERITIES = ConfigKey.map(
                    "severities", "The label `severity` of a default alert, by its name; otherwise ticketSeverity.")
            .defaultsTo(Map.of());

    /** Where each begins. */
    public static final ConfigKey<Map<String, String>> THRESHOLDS = ConfigKey.map(
                    "thresholds",
                    "Shares between 0 and 1 above which an alert is raised: CPUThrottled 0.25, MemoryNearLimit 0.9.")
            .defaultsTo(Map.of());

    /** All of them, in the order in which people should read them. */
    public static final ConfigSpec SPEC = ConfigSpec.of(
            ENABLED,
            PLATFORM,
            DIRECTORY,
            REQUEST_METRIC,
            APP_LABEL,
            CODE_LABEL,
            ERROR_CODES,
            JOB_LABEL,
            MATCHERS,
            LABELS,
            PAGE_SEVERITY,
            TICKET_SEVERITY,
            NO_TRAFFIC_FOR,
            DISABLED,
            HOLDS,
            SEVERITIES,
            THRESHOLDS);

    private RuleKeys() {}

    /** Times by the names of alerts; what is no time is left out. */
    public static Map<String, Duration> holds(PluginConfig values) {
        return parsed(values.get(HOLDS), RuleKeys::duration);
    }

    /** Shares by the names of alerts; what is no number is left out. */
    public static Map<String, BigDecimal> thresholds(PluginConfig values) {
        return parsed(values.get(THRESHOLDS), RuleKeys::number);
    }

    private static <T> Map<String, T> parsed(Map<String, String> texts, Function<String, Optional<T>> parse) {
        Map<String, T> parsed = new LinkedHashMap<>();
        texts.forEach((name, text) -> parse.apply(text).ifPresent(value -> parsed.put(name, value)));
        return Map.copyOf(parsed);
    }

    /** None where the text is no time. */
    static Optional<Duration> duration(String text) {
        ConfigKey<Duration> key = ConfigKey.duration("for", "");
        Map<String, String> raw = Map.of(key.name(), text);
        return PluginConfig.problems(ConfigSpec.of(key), raw).isEmpty()
                ? PluginConfig.of(ConfigSpec.of(key), raw).find(key)
                : Optional.empty();
    }

    /** None where the text is no number. */
    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
