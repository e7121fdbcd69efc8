package io.gitops4j.examples.documentation;

import io.gitops4j.api.telemetry.Metric;
import io.gitops4j.api.telemetry.MetricTag;
import io.gitops4j.api.telemetry.MetricType;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/metrics.md}: written by hand, but for the tables between two marks. */
final class MetricsPage {
    private static final String BEGIN = "<!-- made from Metric.java -->\n";
    private static final String END = "<!-- end of what is made -->\n";
    private static final PrometheusNamingConvention NAMES = new PrometheusNamingConvention();

    private MetricsPage() {}

    /** The page with its tables made anew. */
    static String withTables(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("docs/metrics.md has lost its marks " + BEGIN + " and " + END);
        }
        return page.substring(0, begin + BEGIN.length()) + tables() + page.substring(end);
    }

    private static String tables() {
        StringBuilder text =
                new StringBuilder("| metric | for Prometheus | type | tags | what |\n|---|---|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            text.append("| `").append(metric.id());
            text.append("` | `").append(prometheus(metric));
            text.append("` | ").append(type(metric));
            text.append(" | ").append(metric.tags().stream().map(MetricTag::key).collect(Collectors.joining(", ")));
            text.append(" | ").append(metric.about()).append(" |\n");
        }
        text.append("\n| tag | of | values |\n|---|---|---|\n");
        Set<MetricTag> told = new LinkedHashSet<>();
        for (Metric metric : Metric.values()) {
            for (MetricTag tag : metric.tags()) {
                if (told.add(tag)) {
                    text.append("| `").append(tag.key());
                    text.append("` | ").append(users(tag));
                    text.append(" | ").append(values(tag)).append(" |\n");
                }
            }
        }
        return text.toString();
    }

    private static String users(MetricTag tag) {
        return tag.equals(MetricTag.ENVIRONMENT)
                ? "all but `gitops.reports.waiting`"
                : Arrays.stream(Metric.values())
                        .filter(metric -> metric.tags().contains(tag))
                        .map(metric -> "`" + metric.id() + "`")
                        .collect(Collectors.joining(", "));
    }

    private static String values(MetricTag tag) {
        return tag.words().isEmpty() ? tag.about() : tag.about() + ": " + String.join(", ", tag.words());
    }

    private static String type(Metric metric) {
        String type = metric.type().name().toLowerCase(Locale.ROOT);
        return metric.unit().isEmpty() ? type : type + ", " + metric.unit();
    }

    /** As Micrometer writes it; a timer also has {@code _count}, {@code _sum} and {@code _max}. */
    private static String prometheus(Metric metric) {
        Meter.Type type = switch (metric.type()) {
            case TIMER -> Meter.Type.TIMER;
            case COUNTER -> Meter.Type.COUNTER;
            case GAUGE -> Meter.Type.GAUGE;
        };
        String name = NAMES.name(metric.id(), type, metric.unit().isEmpty() ? null : metric.unit());
        return metric.type() == MetricType.COUNTER && !name.endsWith("_total") ? name + "_total" : name;
    }
}
