package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Revision;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.core.internal.work.Watch;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;

/** Opens the files of one revision. The caller closes them. */
final class SnapshotStage {
    Snapshot run(NamedSource source, Revision revision, Operation operation) {
        operation.checkpoint();
        Snapshot snapshot = Watch.of(operation)
                .measure(
                        Watch.Label.of(Activity.Kind.FETCH, "snapshot", source.name()),
                        () -> PluginCall.call(
                                source.label(), () -> source.source().snapshot(revision, operation)),
                        opened -> Watch.End.with(revision.id()));
        return new GuardedSnapshot(source.label(), snapshot);
    }
}
