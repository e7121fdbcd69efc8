package io.gitops4j.core.internal.config;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.core.internal.rules.DefaultAlert;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.PluginConfig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What settings of generated rules may not be. */
public final class RuleCheck {
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

    private RuleCheck(PluginConfig values) {
        this.values = values;
    }

    /** Every problem of raw settings; the path of each is the setting's name. */
    public static List<Diagnostic> problems(Map<String, ?> raw) {
        List<Diagnostic> shapes = PluginConfig.problems(RuleKeys.SPEC, raw);
        if (!shapes.isEmpty()) {
            return shapes;
        }
        RuleCheck check = new RuleCheck(PluginConfig.of(RuleKeys.SPEC, raw));
        check.names();
        check.labels();
        check.alerts();
        check.whole(RuleKeys.NO_TRAFFIC_FOR.name(), check.values.get(RuleKeys.NO_TRAFFIC_FOR));
        return List.copyOf(check.problems);
    }

    private void names() {
        values.find(RuleKeys.DIRECTORY)
                .filter(path -> WorkDirectory.parse(path).isEmpty())
                .ifPresent(path ->
                        add(RuleKeys.DIRECTORY.name(), "this is no path on this machine", "give that of a directory"));
        named(RuleKeys.REQUEST_METRIC, METRIC, "a metric");
        named(RuleKeys.APP_LABEL, LABEL, "a label");
        named(RuleKeys.CODE_LABEL, LABEL, "a label");
        named(RuleKeys.JOB_LABEL, LABEL, "a label");
        values.get(RuleKeys.MATCHERS).keySet().forEach(label -> label(RuleKeys.MATCHERS, label));
        for (ConfigKey<String> key : List.of(RuleKeys.PAGE_SEVERITY, RuleKeys.TICKET_SEVERITY, RuleKeys.ERROR_CODES)) {
            if (values.get(key).isEmpty()) {
                add(key.name(), key.name() + " is empty", "give it a value, or remove it");
            }
        }
        try {
            Pattern.compile(values.get(RuleKeys.ERROR_CODES));
        } catch (PatternSyntaxException e) {
            add(
                    RuleKeys.ERROR_CODES.name(),
                    "'" + values.get(RuleKeys.ERROR_CODES) + "' is no pattern",
                    "write one, such as 5..");
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
        for (String label : values.get(RuleKeys.LABELS).keySet()) {
            label(RuleKeys.LABELS, label);
            if (OWN_LABELS.contains(label)) {
                add(
                        ConfigPath.child(RuleKeys.LABELS.name(), label),
                        "the label '" + label + "' is set by the generator",
                        "choose another name");
            }
        }
    }

    private void alerts() {
        List<String> disabled = values.get(RuleKeys.DISABLED);
        for (int i = 0; i < disabled.size(); i++) {
            known(ConfigPath.item(RuleKeys.DISABLED.name(), i), disabled.get(i));
        }
        values.get(RuleKeys.SEVERITIES).forEach((alert, severity) -> {
            String path = ConfigPath.child(RuleKeys.SEVERITIES.name(), alert);
            known(path, alert);
            if (severity.isEmpty()) {
                add(path, "the severity is empty", "give it a value, or remove it");
            }
        });
        values.get(RuleKeys.HOLDS).forEach((alert, text) -> {
            String path = ConfigPath.child(RuleKeys.HOLDS.name(), alert);
            known(path, alert);
            RuleKeys.duration(text)
                    .ifPresentOrElse(
                            time -> whole(path, time), () -> add(path, "'" + text + "' is no time", "write 15m"));
        });
        values.get(RuleKeys.THRESHOLDS).forEach((alert, text) -> {
            String path = ConfigPath.child(RuleKeys.THRESHOLDS.name(), alert);
            known(path, alert);
            if (DefaultAlert.named(alert)
                    .filter(known -> known.threshold().isEmpty())
                    .isPresent()) {
                add(path, alert + " has no threshold", "remove it");
            }
            if (RuleKeys.number(text)
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
