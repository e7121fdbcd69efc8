package io.gitops4j.web.report;

import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.RunStatus;
import io.gitops4j.web.internal.state.StateWord;
import io.gitops4j.web.internal.state.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One line for each environment: its last run, what was read, and how many services are how. */
final class EnvironmentTable {
    private static final List<String> COLUMNS =
            List.of("Environment", "Last run", "Read", "As wanted", "On the way", "Waiting", "Wrong", "Other");
    private static final List<Tone> TONES = List.of(Tone.GOOD, Tone.MOVING, Tone.WAITING, Tone.BAD, Tone.NONE);

    private final Html html;
    private final CommitLinks links;

    EnvironmentTable(Html html, CommitLinks links) {
        this.html = html;
        this.links = links;
    }

    void write(List<EnvironmentReport> environments) {
        html.raw("<table class=\"cards\" role=\"table\"><caption>Services of each environment by how they are"
                + "</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        COLUMNS.forEach(column -> html.element("th", column, "scope", "col", "role", "columnheader"));
        html.raw("</tr></thead><tbody role=\"rowgroup\">");
        environments.forEach(environment -> row(environment.state()));
        html.raw("</tbody></table>");
        environments.forEach(this::findings);
    }

    private void row(EnvironmentState state) {
        html.raw("<tr role=\"row\">").open("th", "scope", "row", "role", "rowheader");
        html.element("bdi", state.environment()).close("th");
        cell(1);
        html.text(state.lastRun().map(EnvironmentTable::words).orElse("none yet"));
        state.finished().ifPresent(at -> {
            html.raw("<br>");
            Moments.write(html, at);
        });
        html.close("td");
        cell(2);
        new TreeMap<>(state.revisions()).forEach((source, revision) -> {
            html.open("span", "class", "pair").element("bdi", source).raw(" ");
            links.write(html, revision);
            html.close("span").raw(" ");
        });
        html.close("td");
        Map<Tone, Integer> counts = new EnumMap<>(Tone.class);
        state.services().forEach(service -> counts.merge(StateWord.of(service).tone(), 1, Integer::sum));
        for (int i = 0; i < TONES.size(); i++) {
            count(state.environment(), COLUMNS.get(i + 3), TONES.get(i), counts.getOrDefault(TONES.get(i), 0));
        }
        html.close("tr");
    }

    private void cell(int column) {
        html.open("td", "role", "cell", "data-label", COLUMNS.get(column));
    }

    /** A number leads to the services that it counts. */
    private void count(String environment, String column, Tone tone, int number) {
        html.open("td", "role", "cell", "class", number == 0 ? "count nothing" : "count", "data-label", column);
        if (number == 0) {
            html.text("0");
        } else {
            String state = tone.name().toLowerCase(Locale.ROOT);
            String name = ShownText.of(environment);
            String search = "#environment=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&state=" + state;
            String label = number + " " + column.toLowerCase(Locale.ROOT) + " in " + name;
            html.element("a", Integer.toString(number), "href", search, "aria-label", label, "class", state);
        }
        html.close("td");
    }

    private void findings(EnvironmentReport environment) {
        environment.planned().map(PlannedChanges::findings).orElse(List.of()).stream()
                .limit(20)
                .forEach(finding -> html.open("p", "class", "finding")
                        .element("bdi", environment.state().environment())
                        .text(": " + finding)
                        .close("p"));
    }

    private static String words(RunStatus status) {
        return switch (status) {
            case IN_SYNC -> "in sync, nothing to write";
            case APPLIED -> "applied";
            case HELD -> "something waits";
            case PARTIAL -> "some services failed";
            case FAILED -> "failed";
            case CANCELLED -> "stopped early";
        };
    }
}
