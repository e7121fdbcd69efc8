package io.gitops4j.core.internal.release;

import io.gitops4j.spi.ProposedCommit;
import io.gitops4j.spi.Snapshot;
import java.util.Arrays;
import java.util.Map;

/** Edits that remember whether their last attempt changed anything: where it did not, no branch was made. For one commit. */
final class WatchedEdits implements ProposedCommit.Edits {
    private final ProposedCommit.Edits edits;
    private final long maxBytes;
    private volatile boolean changed;

    WatchedEdits(ProposedCommit.Edits edits, long maxBytes) {
        this.edits = edits;
        this.maxBytes = maxBytes;
    }

    boolean changed() {
        return changed;
    }

    @Override
    public Map<String, byte[]> on(Snapshot newest) {
        Map<String, byte[]> contents = edits.on(newest);
        changed = contents.entrySet().stream().anyMatch(edit -> differs(newest, edit.getKey(), edit.getValue()));
        return contents;
    }

    private boolean differs(Snapshot newest, String path, byte[] content) {
        return newest.files(path::equals).stream()
                .noneMatch(file -> Arrays.equals(newest.read(file, maxBytes), content));
    }
}
