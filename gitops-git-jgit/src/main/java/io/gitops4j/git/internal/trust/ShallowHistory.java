package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * A repository hides the parents of some of its commits, so that what is older would not be judged. JGit notes such commits at any
 * fetch whose remote names some, asked or not, and keeps them for good.
 */
public final class ShallowHistory extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectId commit;

    private ShallowHistory(ObjectId commit) {
        super("the history of commit " + commit.name() + " is not whole");
        this.commit = commit;
    }

    /** @throws ShallowHistory when the history of a commit may be hidden */
    static void refuse(Repository repository, ObjectId commit) throws IOException {
        if (!repository.getObjectDatabase().getShallowCommits().isEmpty()) {
            throw new ShallowHistory(commit);
        }
    }

    /** What to say when a fresh copy of the remote is so too. */
    public GitOpsException refusal() {
        return new Refusals(true)
                .signature(
                        commit,
                        new Verdict.Refused(
                                "comes without its whole history: the remote is a shallow clone, or says so",
                                "run git fetch --unshallow there, or read a repository that is whole"));
    }
}
