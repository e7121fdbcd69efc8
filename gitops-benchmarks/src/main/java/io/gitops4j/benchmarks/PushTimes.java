package io.gitops4j.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * Where the time of one run went, in milliseconds from its beginning.
 *
 * @param resolving asking the remote
 * @param fetching opening the revision: fetch, and what differs
 * @param planned when there was a plan
 * @param begun when the first service began, with the intent recorded; {@link #planned} where nothing was to do
 * @param applied when the last resource was written; {@link #planned} where none was
 * @param done when the outcome was recorded and all was over
 */
record PushTimes(double resolving, double fetching, double planned, double begun, double applied, double done) {
    String line() {
        return resolving + " " + fetching + " " + planned + " " + begun + " " + applied + " " + done;
    }

    static PushTimes parse(String line) {
        List<Double> values =
                Arrays.stream(line.split(" ", -1)).map(Double::parseDouble).toList();
        return new PushTimes(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4), values.get(5));
    }
}
