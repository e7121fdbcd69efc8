package io.gitops4j.git.internal;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** The tree of one commit, read from the cache. Nothing is ever checked out. */
final class GitSnapshot implements Snapshot {
    private final Revision revision;
    private final CommitInfo commit;
    private final ObjectId tree;
    private final ObjectReader reader;
    private final GitLimits limits;
    private final Function<IOException, GitOpsException> damage;
    private TreeListing listing = TreeListing.NOTHING;

    /** @param damage what to say and do when the cache turns out to be broken */
    GitSnapshot(
            Revision revision,
            CommitInfo commit,
            ObjectId tree,
            ObjectReader reader,
            GitLimits limits,
            Function<IOException, GitOpsException> damage) {
        this.revision = revision;
        this.commit = commit;
        this.tree = tree;
        this.reader = reader;
        this.limits = limits;
        this.damage = damage;
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public CommitInfo commit() {
        return commit;
    }

    @Override
    public List<SourceFile> files(Predicate<String> wanted) {
        try {
            listing = TreeListing.of(reader, tree, wanted, limits);
            return listing.files();
        } catch (IOException e) {
            throw damage.apply(e);
        }
    }

    @Override
    public byte[] read(SourceFile file, long limit) {
        try {
            return new FileReader(reader).read(file, limit, listing);
        } catch (IOException e) {
            throw damage.apply(e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
