package io.gitops4j.benchmarks;

import java.util.Locale;

/** What a client is measured at. */
enum Phase {
    /** Everything into an empty cluster. */
    COLD,
    /** The same again. */
    NOOP,
    /** One image of one service changed. */
    ONE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
