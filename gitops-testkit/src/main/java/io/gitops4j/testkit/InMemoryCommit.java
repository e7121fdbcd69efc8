package io.gitops4j.testkit;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A commit in memory: who made it, and the whole tree. */
record InMemoryCommit(Revision revision, CommitInfo info, NavigableMap<String, InMemoryFile> tree) {
    private static final int ID_LENGTH = 40;

    InMemoryCommit {
        tree = Collections.unmodifiableNavigableMap(new TreeMap<>(tree));
    }

    static InMemoryCommit of(String source, CommitInfo info, NavigableMap<String, InMemoryFile> tree) {
        StringBuilder content = new StringBuilder(info.toString());
        tree.forEach((path, file) -> content.append('\n').append(file.entry()));
        String id = Digest.ofText(content.toString()).value().substring(0, ID_LENGTH);
        return new InMemoryCommit(new Revision(source, id), info, tree);
    }

    List<FileChange> changesTo(InMemoryCommit other) {
        TreeSet<String> paths = new TreeSet<>(tree.keySet());
        paths.addAll(other.tree.keySet());
        List<FileChange> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<SourceFile> before = entry(path);
            Optional<SourceFile> after = other.entry(path);
            if (!before.equals(after)) {
                changes.add(new FileChange(path, after));
            }
        }
        return changes;
    }

    private Optional<SourceFile> entry(String path) {
        return Optional.ofNullable(tree.get(path)).map(InMemoryFile::entry);
    }
}
