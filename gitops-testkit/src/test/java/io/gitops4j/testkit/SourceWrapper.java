package io.gitops4j.testkit;

import io.gitops4j.api.Commit;
import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A sound source, for a flaw to be put over. */
class SourceWrapper implements Source {
    final InMemorySource sound;

    SourceWrapper(InMemorySource sound) {
        this.sound = sound;
    }

    @Override
    public Revision resolve(Operation operation) {
        return sound.resolve(operation);
    }

    @Override
    public Snapshot snapshot(Revision revision, Operation operation) {
        return sound.snapshot(revision, operation);
    }

    @Override
    public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
        return sound.changes(from, to, operation);
    }

    @Override
    public List<Commit> log(LogRequest request, Operation operation) {
        return sound.log(request, operation);
    }

    @Override
    public Optional<Boolean> contains(Revision revision, String commit, Operation operation) {
        return sound.contains(revision, commit, operation);
    }

    /** A sound snapshot, for a flaw to be put over. */
    static class OfSnapshot implements Snapshot {
        final Snapshot sound;

        OfSnapshot(Snapshot sound) {
            this.sound = sound;
        }

        @Override
        public Revision revision() {
            return sound.revision();
        }

        @Override
        public CommitInfo commit() {
            return sound.commit();
        }

        @Override
        public List<SourceFile> files(Predicate<String> wanted) {
            return sound.files(wanted);
        }

        @Override
        public byte[] read(SourceFile file, long limit) {
            return sound.read(file, limit);
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
