package io.gitops4j.git.internal;

import io.gitops4j.git.internal.trust.SignedTag;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * What has to be in the cache.
 *
 * @param signedTag the annotated tag by which the commit is reached, where that is wanted too
 */
record Wanted(ObjectId commit, Optional<SignedTag> signedTag) {
    static Wanted commit(ObjectId commit) {
        return new Wanted(commit, Optional.empty());
    }

    /** The commit of a ref, with its tag where that is a thing of its own. */
    static Wanted of(Ref ref) {
        ObjectId commit = RefChoice.commit(ref);
        ObjectId named = ref.getObjectId();
        return named.equals(commit)
                ? commit(commit)
                : new Wanted(
                        commit,
                        Optional.of(new SignedTag(named.copy(), ref.getLeaf().getName())));
    }

    Optional<ObjectId> tag() {
        return signedTag.map(SignedTag::id);
    }

    boolean isIn(Repository cache) throws IOException {
        return CommitFetch.has(cache, commit)
                && (signedTag.isEmpty()
                        || CommitFetch.has(cache, signedTag.get().id()));
    }
}
