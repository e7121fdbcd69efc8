package io.gitops4j.benchmarks;

import io.gitops4j.testkit.servers.RequestCounts;
import java.util.Map;
import java.util.TreeMap;

/**
 * One phase of one client on one fresh cluster.
 *
 * @param client who
 * @param phase what
 * @param cost of the client's process
 * @param requests at the server, for the kinds of the workload
 */
record Measurement(String client, Phase phase, Cost cost, RequestCounts requests) {
    /** Requests by verb. */
    Map<String, Long> byVerb() {
        Map<String, Long> verbs = new TreeMap<>();
        requests.asMap().forEach((request, count) -> {
            String verb = request.substring(0, request.indexOf(' ')) + (request.endsWith(" dry-run") ? " dry-run" : "");
            verbs.merge(verb, count, Long::sum);
        });
        return verbs;
    }
}
