package io.gitops4j.benchmarks;

import java.util.Locale;

/** What a client is measured at. */
enum Phase {
    /** Everything into an empty cluster, by a process that has just begun. */
    FIRST,
    /** Everything into an empty cluster, by a process that has done so before at another cluster. */
    COLD,
    /** The same again. */
    NOOP,
    /** One image of one service changed. */
    ONE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
