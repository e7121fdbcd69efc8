package io.gitops4j.testkit;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.Source;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every source keeps this contract. Extend it and fill {@link #newSource}, {@link #commit} and {@link #deleteBranch}; the other
 * hooks have defaults. The contract uses paths without a leading slash and contents in UTF-8.
 */
public abstract class SourceContract {
    /** For JUnit. */
    protected SourceContract() {}

    /** A new source over the repository of this test, in which nothing was committed yet. The contract closes it. */
    protected abstract Source newSource();

    /** Commits a tree of exactly these files, content by path, on top of what was committed before. */
    protected abstract void commit(Map<String, String> files);

    /** Deletes the branch that the source follows. */
    protected abstract void deleteBranch();

    /**
     * Commits a tree of one symbolic link. The default skips the tests that need it, for sources that know no links.
     *
     * @param pointsTo relative to the link's own directory, as on a file system
     */
    protected void commitSymlink(String path, String pointsTo) {
        Assumptions.abort("this source knows no symbolic links");
    }

    /** Makes the remote refuse connections until the test ends. The default skips the tests that need it. */
    protected void cutConnection() {
        Assumptions.abort("this source has no connection to cut");
    }

    /** A revision, well-formed like {@code known}, that never was. The default suits sources whose ids are hexadecimal. */
    protected Revision unknownRevision(Revision known) {
        return new Revision(known.source(), "5".repeat(known.id().length()));
    }

    private void check(Consumer<SourceBench> clause) {
        try (SourceBench bench = new SourceBench(this, newSource())) {
            clause.accept(bench);
        }
    }

    // Resolving

    @Test
    @DisplayName("a branch without a commit is NOT_FOUND")
    final void unbornBranchIsNotFound() {
        check(SourceRevisions::unborn);
    }

    @Test
    @DisplayName("a deleted branch is NOT_FOUND, never empty")
    final void deletedBranchIsNotFound() {
        check(SourceRevisions::deletedBranch);
    }

    @Test
    @DisplayName("without a new commit, the revision stays the same")
    final void resolvesTheSameTwice() {
        check(SourceRevisions::sameTwice);
    }

    @Test
    @DisplayName("a new commit is a new revision, seen at once")
    final void newCommitIsANewRevision() {
        check(SourceRevisions::newCommit);
    }

    @Test
    @DisplayName("two sources over one repository agree")
    final void sourcesAgree() {
        check(SourceRevisions::anotherSourceAgrees);
    }

    // Snapshots

    @Test
    @DisplayName("a snapshot has exactly the files of its revision, byte for byte")
    final void snapshotHasTheFiles() {
        check(SourceSnapshots::exactFiles);
    }

    @Test
    @DisplayName("a revision gives the same bytes for ever, whatever is committed later")
    final void snapshotStaysTheSame() {
        check(SourceSnapshots::staysTheSame);
    }

    @Test
    @DisplayName("a snapshot names its revision and tells who made it, when and from what")
    final void snapshotNamesItsRevision() {
        check(SourceSnapshots::namesItsRevision);
    }

    @Test
    @DisplayName("files are sorted by path")
    final void filesAreSorted() {
        check(SourceSnapshots::sorted);
    }

    @Test
    @DisplayName("only wanted files are listed")
    final void filesAreFiltered() {
        check(SourceSnapshots::filtered);
    }

    @Test
    @DisplayName("equal ids mean equal bytes, across paths and revisions")
    final void idsTellContent() {
        check(SourceSnapshots::idsTellContent);
    }

    @Test
    @DisplayName("a file over the limit is MANIFEST, one at the limit is read")
    final void readKeepsTheLimit() {
        check(SourceSnapshots::limit);
    }

    @Test
    @DisplayName("a symbolic link is listed as one, and never followed")
    final void symlinkIsNotFollowed() {
        check(SourceSnapshots::symlink);
    }

    @Test
    @DisplayName("an unknown revision has no snapshot")
    final void unknownRevisionHasNoSnapshot() {
        check(SourceSnapshots::unknownRevision);
    }

    // Changes

    @Test
    @DisplayName("nothing changes between a revision and itself")
    final void nothingChangesWithinARevision() {
        check(SourceChanges::none);
    }

    @Test
    @DisplayName("added, changed, moved and deleted files are told")
    final void tellsChanges() {
        check(SourceChanges::eachKind);
    }

    @Test
    @DisplayName("changes are the difference of two listings, forwards and backwards (seed 20260101)")
    final void changesAreTheDifference() {
        check(SourceChanges::differenceOfListings);
    }

    @Test
    @DisplayName("changes since an unknown revision are unknown, not none")
    final void changesSinceTheUnknown() {
        check(SourceChanges::unknownFrom);
    }

    // What led to a revision

    @Test
    @DisplayName(
            "a log has the commits of its range that changed the folder, newest first, up to its limit; or none ever")
    final void logsTheRange() {
        check(SourceLogs::range);
    }

    @Test
    @DisplayName("a revision contains itself and what it came from, and nothing newer, as far as it is known")
    final void knowsWhatItContains() {
        check(SourceLogs::contained);
    }

    // Operations, faults and lifecycle

    @Test
    @DisplayName("a cancelled operation is CANCELLED")
    final void cancelled() {
        check(SourceInterruptions::cancelled);
    }

    @Test
    @DisplayName("an operation without time is TIMEOUT")
    final void expired() {
        check(SourceInterruptions::expired);
    }

    @Test
    @DisplayName("a remote that refuses connections is UNAVAILABLE, never empty")
    final void refusedIsUnavailable() {
        check(SourceInterruptions::refused);
    }

    @Test
    @DisplayName("a revision that was read can be read again without the remote")
    final void knownRevisionNeedsNoRemote() {
        check(SourceInterruptions::knownWithoutRemote);
    }

    @Test
    @DisplayName("several threads read the same")
    final void readsAtOnce() {
        check(SourceInterruptions::atOnce);
    }

    @Test
    @DisplayName("closing twice is harmless")
    final void closesTwice() {
        check(SourceInterruptions::closedTwice);
    }

    @Test
    @DisplayName("after closing, no thread is left")
    final void leavesNoThread() {
        SourceInterruptions.leavesNoThread(this);
    }
}
