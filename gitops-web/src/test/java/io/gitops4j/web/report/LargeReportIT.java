package io.gitops4j.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sizes and times are printed; ratios are judged, and generously, for a machine that has other work. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeReportIT {
    private static final int ROWS = 100;

    @Test
    void tenThousandServicesStayUsable(@TempDir Path folder) throws Exception {
        List<Measured> measured = new ArrayList<>();
        try (ShownPage shown = ShownPage.in(folder)) {
            for (int services : new int[] {1_000, 10_000}) {
                measured.add(measure(shown, services));
            }
        }
        Measured small = measured.get(0);
        Measured large = measured.get(1);
        System.out.println("report of " + small + "\nreport of " + large);

        assertThat(large.rows()).isEqualTo(ROWS);
        assertThat(large.bytes()).as("grows with the services").isLessThan(12 * small.bytes());
        assertThat(large.bytes() / 30_000).as("bytes a cell").isLessThan(60);
        assertThat(large.first()).as("time to the first rows").isLessThan(60 * (small.first() + 10));
        assertThat(large.search()).as("time of a search").isLessThan(60 * (small.search() + 2));
    }

    private record Measured(int services, long bytes, long gzip, double first, double search, int rows) {
        @Override
        public String toString() {
            return services + " services in 3 environments: " + bytes / 1024 + " KiB, " + gzip / 1024
                    + " KiB compressed, first rows after " + Math.round(first) + " ms, a search " + Math.round(search)
                    + " ms";
        }
    }

    private static Measured measure(ShownPage shown, int services) throws Exception {
        ReportPage fleet = Fleet.page(services);
        shown.show(fleet, "");
        double first = shown.browser()
                .evaluate("performance.getEntriesByName('rows')[0].startTime")
                .asDouble();
        int rows = shown.browser()
                .evaluate("document.getElementById('grid').tBodies[0].rows.length")
                .asInt();
        String last = String.format("service-%05d", services - 1);
        List<Double> times = new ArrayList<>();
        for (String words : List.of("crashloopbackoff", "production-7", "nothing at all", last)) {
            times.add(shown.browser()
                    .evaluate("(() => { const q = document.getElementById('q'); q.value = '" + words
                            + "'; const start = performance.now(); q.dispatchEvent(new Event('input'));"
                            + "document.body.offsetHeight; return performance.now() - start; })()")
                    .asDouble());
        }
        assertThat(shown.services()).containsExactly(last);
        return new Measured(
                services,
                fleet.html().getBytes(StandardCharsets.UTF_8).length,
                fleet.compressedBytes(),
                first,
                times.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                rows);
    }
}
