package io.gitops4j.spi;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Revision;
import java.util.List;
import java.util.function.Predicate;

/** The files of one revision, read-only. Used by one thread at a time, closed by the engine. */
public interface Snapshot extends AutoCloseable {
    /** Of which revision. */
    Revision revision();

    /** Who made it, and when. */
    CommitInfo commit();

    /**
     * Every entry whose path is wanted, sorted by path.
     *
     * @throws io.gitops4j.api.GitOpsException when the tree is larger or deeper than the source's limits, or cannot be read whole
     */
    List<SourceFile> files(Predicate<String> wanted);

    /**
     * The bytes of a regular file.
     *
     * @throws io.gitops4j.api.GitOpsException MANIFEST when it is larger than {@code limit} bytes or not a regular file; then
     *     nothing was loaded
     */
    byte[] read(SourceFile file, long limit);

    @Override
    void close();
}
