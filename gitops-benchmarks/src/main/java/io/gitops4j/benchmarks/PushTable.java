package io.gitops4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The samples of one run as tables in Markdown. */
final class PushTable {
    private final int pushes;
    private final List<PushSamples> all = new ArrayList<>();

    PushTable(int pushes) {
        this.pushes = pushes;
    }

    void add(PushSamples samples) {
        all.add(samples);
    }

    String markdown() {
        StringBuilder out = new StringBuilder();
        out.append(format(
                "%d pushes each, %d processors, JDK %d; milliseconds%n%n",
                pushes,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature()));
        out.append("| services | target | applied p50 | p99 | by hand p50 | ratio | whole run p50 |\n");
        out.append("|---|---|---|---|---|---|---|\n");
        for (PushSamples of : all) {
            double applied = of.changed(50, PushTimes::applied);
            double hand = of.lsRemote() + of.fetch() + of.write();
            out.append(format(
                    "| %d | %s | %.0f | %.0f | %.0f (ls-remote %.0f, fetch %.0f, write %.0f) | %.2f | %.0f |%n",
                    of.services(),
                    of.target(),
                    applied,
                    of.changed(99, PushTimes::applied),
                    hand,
                    of.lsRemote(),
                    of.fetch(),
                    of.write(),
                    applied / hand,
                    of.changed(50, PushTimes::done)));
        }
        stages(out);
        quiet(out);
        return out.toString();
    }

    private void stages(StringBuilder out) {
        out.append(
                "\n| services | target | ask and fetch | open | parse, render, look, plan | record | write | record the end |\n");
        out.append("|---|---|---|---|---|---|---|---|\n");
        for (PushSamples of : all) {
            out.append(format(
                    "| %d | %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f |%n",
                    of.services(),
                    of.target(),
                    of.changed(50, PushTimes::resolving),
                    of.changed(50, PushTimes::fetching),
                    of.changed(50, times -> times.planned() - times.resolving() - times.fetching()),
                    of.changed(50, times -> times.begun() - times.planned()),
                    of.changed(50, times -> times.applied() - times.begun()),
                    of.changed(50, times -> times.done() - times.applied())));
        }
    }

    private void quiet(StringBuilder out) {
        out.append(
                "\n| services | target | nothing new p50 | p99 | against ls-remote | unrelated commit, after the fetch p50 | p99"
                        + " | first deployment of all s | heap MiB |\n");
        out.append("|---|---|---|---|---|---|---|---|---|\n");
        for (PushSamples of : all) {
            out.append(format(
                    "| %d | %s | %.0f | %.0f | %.2f | %.0f | %.0f | %.1f | %d |%n",
                    of.services(),
                    of.target(),
                    of.nothing(50, PushTimes::done),
                    of.nothing(99, PushTimes::done),
                    of.nothing(50, PushTimes::done) / of.lsRemote(),
                    of.unrelated(50, PushTable::afterFetch),
                    of.unrelated(99, PushTable::afterFetch),
                    of.first() / 1000,
                    of.heap()));
        }
    }

    private static double afterFetch(PushTimes times) {
        return times.done() - times.resolving() - times.fetching();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
