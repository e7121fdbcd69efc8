package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.ProposedCommit;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Writes commits on top of the newest one of a branch and pushes them, never forced. Two at once follow each other: who comes
 * second computes its edits again. Thread-safe.
 */
public final class CommitWriter implements SourceWriter {
    private static final int ATTEMPTS = 10;
    private static final String COMMITTER = "GitOps4J";
    private static final String COMMITTER_EMAIL = "gitops4j@localhost";

    private final String source;
    private final CachedRemote repository;
    private final Clock clock;

    /** @param source the name of the source, as in its revisions */
    public CommitWriter(String source, CachedRemote repository, Clock clock) {
        this.source = source;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public Revision commit(ProposedCommit proposed, Operation operation) {
        if (repository.gate().asks() && proposed.branch().isEmpty()) {
            throw unsigned();
        }
        Optional<RefPush> last = Optional.empty();
        Optional<ObjectId> refusedOn = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ref tip = repository.tip(operation);
            ObjectId newest = RefChoice.commit(tip);
            if (refusedOn.equals(Optional.of(newest))) {
                // Nobody was in between, so it is not a race.
                throw refused(proposed, last.map(RefPush::answer).orElse(""));
            }
            Map<String, byte[]> edits = edits(proposed, newest, operation);
            Written written = written(proposed, tip, edits, operation);
            RefPush push = written.push();
            if (push.outcome() == RefPush.Outcome.DONE) {
                return new Revision(source, written.commit().name());
            }
            if (push.outcome() == RefPush.Outcome.MOVED && proposed.branch().isPresent()) {
                throw branchExists(proposed.branch().get());
            }
            last = Optional.of(push);
            refusedOn = push.outcome() == RefPush.Outcome.REFUSED ? Optional.of(newest) : Optional.empty();
        }
        throw tooBusy();
    }

    /** A commit, and what became of its push. */
    private record Written(ObjectId commit, RefPush push) {}

    private Map<String, byte[]> edits(ProposedCommit proposed, ObjectId newest, Operation operation) {
        try (Snapshot snapshot = repository.snapshot(new Revision(source, newest.name()), operation)) {
            return proposed.edits().on(snapshot);
        }
    }

    private Written written(ProposedCommit proposed, Ref tip, Map<String, byte[]> edits, Operation operation) {
        return repository.writing(operation, objects -> {
            ObjectId newest = RefChoice.commit(tip);
            ObjectId commit = write(objects, proposed, newest, edits);
            return commit.equals(newest)
                    ? new Written(newest, new RefPush(RefPush.Outcome.DONE, ""))
                    : new Written(commit, push(objects, proposed, tip, commit, operation));
        });
    }

    /** The new commit; the newest one itself where the edits change nothing. */
    private ObjectId write(CacheRepository objects, ProposedCommit proposed, ObjectId newest, Map<String, byte[]> edits)
            throws IOException {
        try (ObjectReader reader = objects.newObjectReader();
                ObjectInserter inserter = objects.newObjectInserter()) {
            RevCommit parent = CommitReader.read(reader, newest);
            ObjectId tree = parent.getTree().copy();
            TreeEdit edit = new TreeEdit(reader, inserter);
            for (Map.Entry<String, byte[]> file : edits.entrySet()) {
                tree = edit.withFile(tree, inRepository(file.getKey()), file.getValue());
                // The next edit reads the trees of this one.
                inserter.flush();
            }
            if (tree.equals(parent.getTree())) {
                return newest;
            }
            ObjectId commit = inserter.insert(builder(proposed, tree, parent));
            inserter.flush();
            return commit;
        }
    }

    private CommitBuilder builder(ProposedCommit proposed, ObjectId tree, RevCommit parent) {
        Instant now = clock.instant();
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentId(parent);
        commit.setAuthor(new PersonIdent(proposed.authorName(), proposed.authorEmail(), now, ZoneOffset.UTC));
        commit.setCommitter(new PersonIdent(COMMITTER, COMMITTER_EMAIL, now, ZoneOffset.UTC));
        commit.setMessage(proposed.message());
        return commit;
    }

    private RefPush push(
            CacheRepository objects, ProposedCommit proposed, Ref tip, ObjectId commit, Operation operation)
            throws IOException {
        String name =
                proposed.branch().map(branch -> Constants.R_HEADS + branch).orElseGet(() -> branch(tip));
        Optional<ObjectId> expected =
                proposed.branch().isPresent() ? Optional.empty() : Optional.of(RefChoice.commit(tip));
        return RefPush.push(repository.remote(), objects, name, expected, commit, operation);
    }

    private static String branch(Ref tip) {
        String name = tip.getLeaf().getName();
        if (!name.startsWith(Constants.R_HEADS)) {
            throw new GitOpsException(
                    FailureKind.UNSUPPORTED,
                    Diagnostic.error("GIT-PUSH")
                            .what("the source reads " + name
                                    + ", which is no branch, so nothing can be committed to it")
                            .remedy("let the source read a branch, or commit by hand and move the ref")
                            .build());
        }
        return name;
    }

    /** A commit of its own would be refused by the next run. */
    private static GitOpsException unsigned() {
        return new GitOpsException(
                FailureKind.UNSUPPORTED,
                Diagnostic.error("GIT-PUSH")
                        .what("the source takes signed commits only, and the engine signs none")
                        .remedy("name a branch for a pull request, which somebody who may sign merges")
                        .build());
    }

    private String inRepository(String path) {
        return repository.path().isEmpty() ? path : repository.path() + "/" + path;
    }

    private GitOpsException refused(ProposedCommit proposed, String answer) {
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error("GIT-PUSH")
                        .what(repository.remote().url() + " does not take the commit: " + answer)
                        .remedy(
                                proposed.branch().isPresent()
                                        ? "give the login of the source the right to push branches"
                                        : "where the branch is protected, name a branch for a pull request")
                        .build());
    }

    private static GitOpsException branchExists(String branch) {
        return new GitOpsException(
                FailureKind.CONFLICT,
                Diagnostic.error("GIT-PUSH")
                        .what("the branch '" + branch + "' is there already and is not overwritten")
                        .remedy("merge or delete it first, or name another")
                        .build());
    }

    private GitOpsException tooBusy() {
        return new GitOpsException(
                FailureKind.CONFLICT,
                Diagnostic.error("GIT-PUSH")
                        .what("somebody else pushed to " + repository.remote().url() + " each of " + ATTEMPTS
                                + " times that this commit was about to be")
                        .remedy("try again")
                        .build());
    }
}
