package io.gitops4j.core.internal.history;

import io.gitops4j.spi.HistoryLine;

/**
 * When to write a checkpoint: after so many records, and not before the records since the last one are as long as it was. So
 * opening reads at most about twice a checkpoint, and checkpoints make up at most half of a history. Not thread-safe.
 */
final class CheckpointRule {
    private static final int RECORDS = 64;

    private int records;
    private long length;
    private long checkpointLength;

    void count(HistoryLine line, HistoryRecord record) {
        if (record instanceof Checkpoint) {
            records = 0;
            length = 0;
            checkpointLength = line.json().length();
        } else {
            records++;
            length += line.json().length();
        }
    }

    boolean due() {
        return records >= RECORDS && length >= checkpointLength;
    }
}
