package io.gitops4j.spi;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Revision;
import java.util.List;
import java.util.Optional;

/**
 * Where desired state lives. Thread-safe. What cannot be read is an exception, never an empty answer: the engine deletes what is
 * no longer declared, so "unreadable" must not look like "nothing".
 */
public interface Source extends AutoCloseable {
    /**
     * The newest revision now. The only call that must reach the remote, and one small request when nothing is new.
     *
     * @throws io.gitops4j.api.GitOpsException NOT_FOUND for a missing or unborn branch, AUTH, UNAVAILABLE, TIMEOUT
     */
    Revision resolve(Operation operation);

    /** The files at a revision that {@link #resolve} returned: the same revision always gives the same bytes. */
    Snapshot snapshot(Revision revision, Operation operation);

    /**
     * What differs between two revisions, by the ids of trees and files, without reading files.
     *
     * @return nothing when {@code from} is not known any more; then the caller reads {@code to} whole
     */
    Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation);

    /**
     * The commits that led from one revision to another, newest first, for change logs. It may look at a bounded number of them and
     * so find fewer than there are.
     *
     * @return nothing for a source without commits, and where {@code from} is not known any more
     */
    default List<Commit> log(LogRequest request, Operation operation) {
        return List.of();
    }

    /**
     * Whether a revision has a commit in its history, or is that commit.
     *
     * @param commit its full id
     * @return nothing where one of the two is not known, and for a source without commits
     */
    default Optional<Boolean> contains(Revision revision, String commit, Operation operation) {
        return Optional.empty();
    }

    /**
     * What it follows, for policies and people: a branch by its short name, any other ref by its full one, as configured. Reaches
     * nobody.
     *
     * @return nothing for a source without branches
     */
    default Optional<String> branch() {
        return Optional.empty();
    }

    /** Writes to it, for releases and rollbacks; nothing where it cannot. */
    default Optional<SourceWriter> writer() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
