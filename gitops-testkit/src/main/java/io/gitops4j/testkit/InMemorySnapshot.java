package io.gitops4j.testkit;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceFile;
import java.util.List;
import java.util.function.Predicate;

/** The files of a commit in memory. */
record InMemorySnapshot(InMemoryCommit origin, CallCounts calls) implements Snapshot {
    @Override
    public Revision revision() {
        return origin.revision();
    }

    @Override
    public CommitInfo commit() {
        return origin.info();
    }

    @Override
    public List<SourceFile> files(Predicate<String> wanted) {
        return origin.tree().values().stream()
                .map(InMemoryFile::entry)
                .filter(file -> wanted.test(file.path()))
                .toList();
    }

    @Override
    public byte[] read(SourceFile file, long limit) {
        calls.count("read");
        InMemoryFile found = origin.tree().get(file.path());
        if (found == null || found.entry().kind() != SourceFile.Kind.FILE) {
            throw unreadable(file, "is no regular file of " + origin.revision().shortId(), "name a file that is there");
        }
        byte[] bytes = found.bytes();
        if (bytes.length > limit) {
            throw unreadable(file, "has " + bytes.length + " bytes, and the limit is " + limit, "make it smaller");
        }
        return bytes;
    }

    private static GitOpsException unreadable(SourceFile file, String why, String remedy) {
        return new GitOpsException(
                FailureKind.MANIFEST,
                Diagnostic.error("MEMORY-FILE")
                        .at(Position.ofFile(file.path()))
                        .what(file.path() + " " + why)
                        .remedy(remedy)
                        .build());
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
