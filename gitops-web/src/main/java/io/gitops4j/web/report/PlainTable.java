package io.gitops4j.web.report;

import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceState;
import io.gitops4j.web.internal.state.StateWord;
import io.gitops4j.web.internal.state.Tone;
import java.util.Comparator;
import java.util.List;

/** The services for readers without script: those that are not as wanted first, and not more than somebody can read. */
final class PlainTable {
    private static final int ROWS = 200;

    private final Html html;

    PlainTable(Html html) {
        this.html = html;
    }

    void write(List<EnvironmentReport> environments) {
        int all = environments.stream()
                .mapToInt(environment -> environment.state().services().size())
                .sum();
        html.raw("<noscript><p>").text("Search and filters need the script of this page. ");
        html.text(
                all <= ROWS
                        ? "All services:"
                        : "The first " + ROWS + " of " + all + ", those in need of somebody first:");
        html.raw("</p><table><thead><tr>");
        List.of("Service", "Environment", "State", "Why").forEach(name -> html.element("th", name, "scope", "col"));
        html.raw("</tr></thead><tbody>");
        environments.stream()
                .map(EnvironmentReport::state)
                .flatMap(state -> state.services().stream().map(service -> new Row(state, service)))
                .sorted(Comparator.comparing(Row::calm)
                        .thenComparing(row -> row.service().service()))
                .limit(ROWS)
                .forEach(this::row);
        html.raw("</tbody></table></noscript>");
    }

    private record Row(EnvironmentState environment, ServiceState service) {
        boolean calm() {
            Tone tone = StateWord.of(service).tone();
            return tone != Tone.BAD && tone != Tone.WAITING;
        }
    }

    private void row(Row row) {
        ServiceState service = row.service();
        html.raw("<tr>").element("th", service.service().toString(), "scope", "row");
        html.element("td", row.environment().environment());
        html.element(
                "td",
                StateWord.of(service).text()
                        + service.revision()
                                .map(Revision::shortId)
                                .map(id -> " " + id)
                                .orElse(""));
        html.element("td", service.reason().isEmpty() ? service.health().reason() : service.reason());
        html.raw("</tr>");
    }
}
