package io.gitops4j.git.internal.rendered;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.git.internal.CacheRepository;
import io.gitops4j.git.internal.CachedRemote;
import io.gitops4j.git.internal.CommitFetch;
import io.gitops4j.git.internal.CommitReader;
import io.gitops4j.git.internal.GitTree;
import io.gitops4j.git.internal.ObjectTiers;
import io.gitops4j.git.internal.RefPush;
import io.gitops4j.git.internal.TreeEdit;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.RenderedChange;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;

/**
 * Writes a commit for each change on top of the newest commit, and pushes them all at once, never forced. When somebody else was
 * faster, all of it is computed again on what is there then, so nothing of either is lost. One call at a time.
 */
final class RenderedWriter {
    private static final int ATTEMPTS = 100;
    private static final String NAME = "GitOps4J";
    private static final String EMAIL = "gitops4j@localhost";

    /**
     * What all commits have in common.
     *
     * @param branch by its full name
     * @param environment for messages
     * @param keep how many deployments of a service
     */
    record Setting(Layout layout, String branch, String environment, int keep, Clock clock) {}

    private final CachedRemote repository;
    private final Setting setting;
    private final ObjectTiers tiers = new ObjectTiers();

    RenderedWriter(CachedRemote repository, Setting setting) {
        this.repository = repository;
        this.setting = setting;
    }

    /** What became of each change, in order. Throws when nothing arrived, or nobody can tell. */
    List<ApplyOutcome> write(List<RenderedChange> changes, Operation operation) {
        Optional<RefPush> last = Optional.empty();
        Optional<ObjectId> before = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ObjectId> tip = repository.find(operation);
            if (last.isPresent() && last.get().outcome() == RefPush.Outcome.REFUSED && before.equals(tip)) {
                // Nobody was in between, so it is not a race.
                throw refused(last.get().answer());
            }
            tip.ifPresent(commit -> repository.reading(commit, operation, objects -> commit));
            Written written = repository.writing(operation, objects -> written(objects, tip, changes, operation));
            if (written.push().outcome() == RefPush.Outcome.DONE) {
                return written.outcomes();
            }
            last = Optional.of(written.push());
            before = tip;
        }
        throw last.filter(push -> push.outcome() == RefPush.Outcome.REFUSED)
                .map(push -> refused(push.answer()))
                .orElseGet(this::tooBusy);
    }

    private record Written(List<ApplyOutcome> outcomes, RefPush push) {}

    private Written written(
            CacheRepository objects, Optional<ObjectId> tip, List<RenderedChange> changes, Operation operation)
            throws IOException {
        List<ApplyOutcome> outcomes = new ArrayList<>();
        Optional<ObjectId> newest = tip;
        try (ObjectReader reader = objects.newObjectReader();
                ObjectInserter inserter = objects.newObjectInserter()) {
            ObjectId root = tip.isEmpty()
                    ? GitTree.EMPTY
                    : CommitReader.read(reader, tip.get()).getTree().copy();
            TreeEdit edit = new TreeEdit(reader, inserter);
            for (RenderedChange change : changes) {
                operation.checkpoint();
                Edited edited = editedOrRefused(edit, root, change);
                if (!edited.root().equals(root)) {
                    root = edited.root();
                    newest = Optional.of(inserter.insert(commit(change, root, newest)));
                }
                outcomes.add(edited.outcome());
                // The next change reads the trees of this one.
                inserter.flush();
            }
        }
        if (newest.equals(tip)) {
            return new Written(outcomes, new RefPush(RefPush.Outcome.DONE, ""));
        }
        RefPush push =
                RefPush.push(repository.remote(), objects, setting.branch(), tip, newest.orElseThrow(), operation);
        if (push.outcome() == RefPush.Outcome.DONE) {
            CommitFetch.remember(objects, newest.get());
            tiers.run(objects, operation);
        }
        return new Written(outcomes, push);
    }

    private record Edited(ObjectId root, ApplyOutcome outcome) {}

    /** One service that cannot be written does not keep the others from it. */
    private Edited editedOrRefused(TreeEdit edit, ObjectId root, RenderedChange rendered) throws IOException {
        try {
            return edited(edit, root, rendered);
        } catch (GitOpsException e) {
            return new Edited(root, ApplyOutcome.refused(e.kind(), e.failure().diagnostic()));
        }
    }

    private Edited edited(TreeEdit edit, ObjectId root, RenderedChange rendered) throws IOException {
        Change change = rendered.request().change();
        String owner = rendered.request().owner();
        String path = setting.layout().path(change.id()).orElseThrow(() -> illegal(change.id()));
        Optional<Directory> there = Directories.at(edit.reader(), root, path);
        if (there.isEmpty() && change.kind() == ChangeKind.DELETE) {
            return new Edited(root, ApplyOutcome.absent());
        }
        Optional<ApplyOutcome> conflict = conflict(change, owner, there);
        if (conflict.isPresent()) {
            return new Edited(root, conflict.get());
        }
        if (change.kind() == ChangeKind.DELETE) {
            return new Edited(whole(edit, edit.with(root, path, Optional.empty())), ApplyOutcome.deleted());
        }
        ObjectId before = there.map(Directory::content).orElse(GitTree.EMPTY);
        ObjectId after = new ServiceEdit(edit, setting.keep()).deploy(before, rendered);
        LiveResource now =
                new Directory(after, true, Optional.of(new Mark(owner, change.service()))).live(change.id(), owner);
        if (after.equals(before)) {
            return new Edited(root, ApplyOutcome.unchanged(now));
        }
        return new Edited(edit.with(root, path, TreeEdit.Entry.folder(after)), ApplyOutcome.applied(now));
    }

    /** A commit needs its tree, also where nothing is left in it. */
    private static ObjectId whole(TreeEdit edit, ObjectId root) throws IOException {
        return root.equals(GitTree.EMPTY) ? edit.inserter().insert(new TreeFormatter()) : root;
    }

    private static Optional<ApplyOutcome> conflict(Change change, String owner, Optional<Directory> there) {
        if (change.kind() == ChangeKind.CREATE) {
            return there.map(
                    directory -> conflict(change.id(), "it is there already", "nothing; the next plan sees it"));
        }
        if (there.isEmpty()) {
            return Optional.of(conflict(change.id(), "it is gone", "nothing; the next plan sees it"));
        }
        if (!there.get().ownedBy(owner)) {
            String by = there.get().madeBy().isEmpty()
                    ? ""
                    : " but that of " + there.get().madeBy();
            return Optional.of(conflict(
                    change.id(),
                    "it does not carry the mark of '" + owner + "'" + by,
                    "rename the service or remove the directory; it is neither changed nor deleted"));
        }
        return there.get().content().name().equals(change.live().orElseThrow().version())
                ? Optional.empty()
                : Optional.of(
                        conflict(change.id(), "it was changed after it was read", "nothing; the next plan sees it"));
    }

    private static ApplyOutcome conflict(ResourceId id, String what, String remedy) {
        return ApplyOutcome.conflict(Diagnostic.error("RENDERED-CONFLICT")
                .path(id.toString())
                .what(what)
                .remedy(remedy)
                .build());
    }

    private CommitBuilder commit(RenderedChange change, ObjectId tree, Optional<ObjectId> parent) {
        PersonIdent engine = new PersonIdent(NAME, EMAIL, setting.clock().instant(), ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        parent.ifPresent(commit::setParentId);
        commit.setAuthor(engine);
        commit.setCommitter(engine);
        commit.setMessage(new Message(setting.environment(), change.request()).text());
        return commit;
    }

    private static GitOpsException illegal(ResourceId id) {
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error("RENDERED-NAME")
                        .path(id.toString())
                        .what("this cannot be the name of a directory")
                        .remedy("use lower-case letters, digits and '-'")
                        .build());
    }

    private GitOpsException refused(String answer) {
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error("GIT-PUSH")
                        .what(repository.remote().url() + " does not take the commit: " + answer)
                        .remedy("give the login the right to push to " + setting.branch()
                                + ", or set branch to another")
                        .build());
    }

    private GitOpsException tooBusy() {
        return new GitOpsException(
                FailureKind.CONFLICT,
                Diagnostic.error("GIT-PUSH")
                        .what("somebody else pushed to " + repository.remote().url() + " each of " + ATTEMPTS
                                + " times that this commit was about to be")
                        .remedy("nothing; it is tried again")
                        .build());
    }
}
