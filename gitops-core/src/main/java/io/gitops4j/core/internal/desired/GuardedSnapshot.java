package io.gitops4j.core.internal.desired;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Revision;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceFile;
import java.util.List;
import java.util.function.Predicate;

/**
 * A snapshot of which every call is a call into a plug-in.
 *
 * @param label of the source, for people
 * @param snapshot the plug-in's own
 */
record GuardedSnapshot(String label, Snapshot snapshot) implements Snapshot {
    @Override
    public Revision revision() {
        return PluginCall.call(label, snapshot::revision);
    }

    @Override
    public CommitInfo commit() {
        return PluginCall.call(label, snapshot::commit);
    }

    @Override
    public List<SourceFile> files(Predicate<String> wanted) {
        return PluginCall.call(label, () -> snapshot.files(wanted));
    }

    @Override
    public byte[] read(SourceFile file, long limit) {
        return PluginCall.call(label, () -> snapshot.read(file, limit));
    }

    @Override
    public void close() {
        PluginCall.run(label, snapshot::close);
    }
}
