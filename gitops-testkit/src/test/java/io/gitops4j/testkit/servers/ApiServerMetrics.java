package io.gitops4j.testkit.servers;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the API server's own request counter out of its metrics page. */
final class ApiServerMetrics {

    private static final String COUNTER = "apiserver_request_total{";
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private ApiServerMetrics() {}

    /** Sums over response codes, groups and versions; leaves out requests for no resource, such as probes. */
    static RequestCounts requests(String metrics) {
        Map<String, Long> counts = new TreeMap<>();
        metrics.lines().filter(line -> line.startsWith(COUNTER)).forEach(line -> {
            Map<String, String> labels = new TreeMap<>();
            int end = line.lastIndexOf('}');
            Matcher label = LABEL.matcher(line.substring(COUNTER.length(), end));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            String resource = labels.getOrDefault("resource", "");
            if (!resource.isEmpty()) {
                long count = (long) Double.parseDouble(line.substring(end + 1).strip());
                counts.merge(name(resource, labels), count, Long::sum);
            }
        });
        return new RequestCounts(counts);
    }

    private static String name(String resource, Map<String, String> labels) {
        String subresource = labels.getOrDefault("subresource", "");
        String dryRun = labels.getOrDefault("dry_run", "");
        return labels.getOrDefault("verb", "?")
                + " "
                + resource
                + (subresource.isEmpty() ? "" : "/" + subresource)
                + (dryRun.isEmpty() ? "" : " dry-run");
    }
}
