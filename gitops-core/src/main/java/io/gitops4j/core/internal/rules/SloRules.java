package io.gitops4j.core.internal.rules;

import io.gitops4j.RuleOptions;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import io.gitops4j.spi.AlertRule;
import io.gitops4j.spi.RecordingRule;
import io.gitops4j.spi.Rule;
import io.gitops4j.spi.RuleGroup;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of one objective. {@code or vector(0)} makes a service without a failed request one with a share of 0, and none without
 * requests: 0/0 raises no burn alert. The budget counts increases and never averages shares, as one idle hour would spoil those.
 */
final class SloRules {
    private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");
    private static final String SLI = "slo:sli_error:ratio_rate";
    private static final String WINDOW = "gitops_window";

    private final ServiceSpec spec;
    private final Slo slo;
    private final RuleOptions options;
    private final RuleLabels labels;
    private final String all;
    private final String failed;
    private final String objective;
    private final String budget;

    SloRules(ServiceSpec spec, Slo slo, RuleOptions options) {
        this.spec = spec;
        this.slo = slo;
        this.options = options;
        this.labels = new RuleLabels(spec, options);
        String app = PromQl.equal(options.appLabel(), spec.id().runtimeName());
        String more = PromQl.equal(options.matchers());
        this.all = PromQl.select(options.requestMetric(), app, more);
        this.failed = PromQl.select(
                options.requestMetric(), app, more, PromQl.matching(options.codeLabel(), options.errorCodes()));
        this.objective = plain(slo.objectivePercent());
        this.budget =
                plain(BigDecimal.valueOf(100).subtract(slo.objectivePercent()).movePointLeft(2));
    }

    List<RuleGroup> groups() {
        String name = spec.id().runtimeName();
        return List.of(
                new RuleGroup(name + "-slo-recordings", recordings()), new RuleGroup(name + "-slo-alerts", alerts()));
    }

    private List<Rule> recordings() {
        List<Rule> rules = new ArrayList<>();
        for (String window : WINDOWS) {
            Map<String, String> labelled = new TreeMap<>(labels.series());
            labelled.put(WINDOW, window);
            rules.add(new RecordingRule(
                    SLI + window,
                    count("rate", failed, window) + " / sum(rate(" + all + "[" + window + "]))",
                    labelled));
        }
        Map<String, String> labelled = new TreeMap<>(labels.series());
        labelled.put("objective", objective);
        labelled.put("type", slo.type());
        labelled.put("description", objective + " % of the requests to " + spec.name() + " succeed");
        rules.add(new RecordingRule(
                "slo",
                "1 - (" + count("increase", failed, "28d") + " / (sum(increase(" + all + "[28d])) * " + budget + "))",
                labelled));
        return rules;
    }

    private static String count(String function, String selector, String window) {
        return "(sum(" + function + "(" + selector + "[" + window + "])) or vector(0))";
    }

    private List<Rule> alerts() {
        List<Rule> rules = new ArrayList<>();
        rules.add(burn(
                options.pageSeverity(),
                BurnRate.FAST,
                BurnRate.BRISK,
                "spends its error budget so fast that it is gone in days"));
        rules.add(burn(
                options.ticketSeverity(),
                BurnRate.STEADY,
                BurnRate.SLOW,
                "spends its error budget faster than the objective allows"));
        if (!options.noTrafficFor().isZero()) {
            rules.add(noTraffic());
        }
        return rules;
    }

    private Rule burn(String severity, BurnRate quick, BurnRate slow, String what) {
        return new AlertRule(
                "SLOErrorBudgetBurn",
                both(quick) + "\nor " + both(slow) + "\n",
                Duration.ZERO,
                labels.alarm(severity),
                Map.of(
                        "summary",
                        name() + " " + what,
                        "description",
                        "{{ $value | humanizePercentage }} of its requests fail, and the objective is " + objective
                                + " % (" + TemplateText.literal(slo.type()) + ", 28 days)"));
    }

    private String both(BurnRate rate) {
        return "(" + over(rate.shortWindow(), rate.factor()) + " and " + over(rate.longWindow(), rate.factor()) + ")";
    }

    /** The window's label goes, as the two sides of an {@code and} differ in it. */
    private String over(String window, String factor) {
        String series = PromQl.select(SLI + window, PromQl.equal(labels.series()));
        return "max without (" + WINDOW + ") (" + series + " > (" + factor + " * " + budget + "))";
    }

    /** Without it, a metric that was renamed or is not scraped any more looks like a service without a fault. */
    private Rule noTraffic() {
        return new AlertRule(
                "SLONoTraffic",
                "(sum(rate(" + all + "[1h])) or vector(0)) == 0",
                options.noTrafficFor(),
                labels.alarm(options.ticketSeverity()),
                Map.of(
                        "summary",
                        "no request to " + name() + " is measured",
                        "description",
                        "Nobody calls it, or " + options.requestMetric()
                                + " is not scraped: its objective is not watched"));
    }

    private String name() {
        return TemplateText.literal(spec.name());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
