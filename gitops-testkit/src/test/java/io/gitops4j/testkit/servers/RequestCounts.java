package io.gitops4j.testkit.servers;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How often a server was asked what, at one moment. Immutable, in the order of the requests' names. */
public final class RequestCounts {

    private final Map<String, Long> counts;

    RequestCounts(Map<String, Long> counts) {
        this.counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** Every request with its count, such as {@code "PATCH deployments/scale" -> 2}; none has count 0. */
    public Map<String, Long> asMap() {
        return counts;
    }

    /** How often exactly this request came; 0 where it never did. */
    public long of(String request) {
        return counts.getOrDefault(request, 0L);
    }

    /** How many requests came in all. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The counts of those requests alone whose name passes {@code filter}. */
    public RequestCounts only(Predicate<String> filter) {
        Map<String, Long> kept = new TreeMap<>(counts);
        kept.keySet().removeIf(filter.negate());
        return new RequestCounts(kept);
    }

    /**
     * What came after {@code earlier} was read.
     *
     * @throws IllegalStateException if a count went down, because the server was restarted in between
     */
    public RequestCounts since(RequestCounts earlier) {
        Map<String, Long> difference = new TreeMap<>(counts);
        earlier.counts.forEach((request, before) -> {
            long more = of(request) - before;
            if (more < 0) {
                throw new IllegalStateException("the count of '" + request
                        + "' went down: the server was restarted. Do: read the earlier counts after the restart.");
            }
            if (more == 0) {
                difference.remove(request);
            } else {
                difference.put(request, more);
            }
        });
        return new RequestCounts(difference);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
