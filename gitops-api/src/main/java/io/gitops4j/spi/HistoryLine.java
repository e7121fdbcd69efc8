package io.gitops4j.spi;

import java.util.Objects;

/**
 * One entry of a history, opaque to the store.
 *
 * @param sequence from 1, without a gap
 * @param summary for people, one line and more; a store that has a place for it, such as a commit's message, shows it
 * @param json the record, on one line
 */
public record HistoryLine(long sequence, String summary, String json) {
    /** Checks that the record is one line. */
    public HistoryLine {
        Objects.requireNonNull(summary, "summary");
        if (sequence < 1 || json.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a history line counts from 1 and holds one line of JSON");
        }
    }
}
