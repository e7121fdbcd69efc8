package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Revision;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;

/** Opens the files of one revision. The caller closes them. */
final class SnapshotStage {
    Snapshot run(NamedSource source, Revision revision, Operation operation) {
        operation.checkpoint();
        Snapshot snapshot =
                PluginCall.call(source.label(), () -> source.source().snapshot(revision, operation));
        return new GuardedSnapshot(source.label(), snapshot);
    }
}
