package io.gitops4j.core.internal.config;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.core.internal.rules.DefaultAlert;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Every setting of generated rules: its name, its default, what it may be. */
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

    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Set<String> OWN_LABELS = Set.of(
            "alertname",
            "app",
            "description",
            "gitops_window",
            "namespace",
            "objective",
            "owner",
            "priority",
            "severity",
            "slack",
            "type");

    private final PluginConfig values;
    private final List<Diagnostic> problems = new ArrayList<>();

    private RuleKeys(PluginConfig values) {
        this.values = values;
    }

    /** Every problem of raw settings; the path of each is the setting's name. */
    public static List<Diagnostic> problems(Map<String, ?> raw) {
        List<Diagnostic> shapes = PluginConfig.problems(SPEC, raw);
        if (!shapes.isEmpty()) {
            return shapes;
        }
        RuleKeys check = new RuleKeys(PluginConfig.of(SPEC, raw));
        check.names();
        check.labels();
        check.alerts();
        check.whole(NO_TRAFFIC_FOR.name(), check.values.get(NO_TRAFFIC_FOR));
        return List.copyOf(check.problems);
    }

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

    private static Optional<Duration> duration(String text) {
        ConfigKey<Duration> key = ConfigKey.duration("for", "");
        Map<String, String> raw = Map.of(key.name(), text);
        return PluginConfig.problems(ConfigSpec.of(key), raw).isEmpty()
                ? PluginConfig.of(ConfigSpec.of(key), raw).find(key)
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void names() {
        values.find(DIRECTORY)
                .filter(path -> WorkDirectory.parse(path).isEmpty())
                .ifPresent(
                        path -> add(DIRECTORY.name(), "this is no path on this machine", "give that of a directory"));
        named(REQUEST_METRIC, METRIC, "a metric");
        named(APP_LABEL, LABEL, "a label");
        named(CODE_LABEL, LABEL, "a label");
        named(JOB_LABEL, LABEL, "a label");
        values.get(MATCHERS).keySet().forEach(label -> label(MATCHERS, label));
        for (ConfigKey<String> key : List.of(PAGE_SEVERITY, TICKET_SEVERITY, ERROR_CODES)) {
            if (values.get(key).isEmpty()) {
                add(key.name(), key.name() + " is empty", "give it a value, or remove it");
            }
        }
        try {
            Pattern.compile(values.get(ERROR_CODES));
        } catch (PatternSyntaxException e) {
            add(ERROR_CODES.name(), "'" + values.get(ERROR_CODES) + "' is no pattern", "write one, such as 5..");
        }
    }

    private void named(ConfigKey<String> key, Pattern form, String what) {
        String name = values.get(key);
        if (!form.matcher(name).matches()) {
            add(key.name(), "'" + name + "' is no name of " + what, "use letters, digits and '_', a letter first");
        }
    }

    private void label(ConfigKey<Map<String, String>> key, String label) {
        if (!LABEL.matcher(label).matches()) {
            add(
                    ConfigPath.child(key.name(), label),
                    "'" + label + "' is no name of a label",
                    "use letters, digits and '_', a letter first");
        }
    }

    private void labels() {
        for (String label : values.get(LABELS).keySet()) {
            label(LABELS, label);
            if (OWN_LABELS.contains(label)) {
                add(
                        ConfigPath.child(LABELS.name(), label),
                        "the label '" + label + "' is set by the generator",
                        "choose another name");
            }
        }
    }

    private void alerts() {
        List<String> disabled = values.get(DISABLED);
        for (int i = 0; i < disabled.size(); i++) {
            known(ConfigPath.item(DISABLED.name(), i), disabled.get(i));
        }
        values.get(SEVERITIES).forEach((alert, severity) -> {
            String path = ConfigPath.child(SEVERITIES.name(), alert);
            known(path, alert);
            if (severity.isEmpty()) {
                add(path, "the severity is empty", "give it a value, or remove it");
            }
        });
        values.get(HOLDS).forEach((alert, text) -> {
            String path = ConfigPath.child(HOLDS.name(), alert);
            known(path, alert);
            duration(text)
                    .ifPresentOrElse(
                            time -> whole(path, time), () -> add(path, "'" + text + "' is no time", "write 15m"));
        });
        values.get(THRESHOLDS).forEach((alert, text) -> {
            String path = ConfigPath.child(THRESHOLDS.name(), alert);
            known(path, alert);
            if (DefaultAlert.named(alert)
                    .filter(known -> known.threshold().isEmpty())
                    .isPresent()) {
                add(path, alert + " has no threshold", "remove it");
            }
            if (number(text)
                    .filter(share -> share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0)
                    .isEmpty()) {
                add(path, "'" + text + "' is no share", "give a number above 0 and up to 1, such as 0.25");
            }
        });
    }

    private void known(String path, String alert) {
        if (DefaultAlert.named(alert).isEmpty()) {
            problems.add(Diagnostic.error("CONFIG-REFERENCE")
                    .path(path)
                    .what("there is no default alert '" + alert + "'")
                    .remedy(Spelling.remedy(alert, DefaultAlert.words()))
                    .build());
        }
    }

    /** Prometheus takes milliseconds too, but never evaluates that often. */
    private void whole(String path, Duration time) {
        if (time.toMillis() % 1000 != 0) {
            add(path, Structure.written(time) + " is no whole number of seconds", "write 1s or more");
        }
    }

    private void add(String path, String what, String remedy) {
        problems.add(Diagnostic.error("CONFIG-VALUE")
                .path(path)
                .what(what)
                .remedy(remedy)
                .build());
    }
}
