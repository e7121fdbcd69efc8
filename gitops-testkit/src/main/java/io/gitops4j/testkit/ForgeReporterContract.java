package io.gitops4j.testkit;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReporter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every forge reporter keeps this contract. Extend it and fill {@link #newReporter}, {@link #newCommit}, {@link #newPullRequest},
 * {@link #statuses} and {@link #comments}; what else a forge can do is told by the methods that have a default.
 *
 * <p>What JUnit makes anew for every test is its own: a subclass over a real forge gives every test a repository of its own.
 */
public abstract class ForgeReporterContract {
    /** For JUnit. */
    protected ForgeReporterContract() {}

    /** A reporter that knows the repository of {@link #source} and no other. Closed by the contract, which asks for several. */
    protected abstract ForgeReporter newReporter();

    /** A commit of the repository that nothing is shown of yet, as a revision of {@link #source}. */
    protected abstract Revision newCommit();

    /** The number of a pull request of the repository without comments. */
    protected abstract long newPullRequest();

    /**
     * What the forge was told of a commit in an environment, the oldest first: every status where it keeps them all, otherwise the
     * newest one.
     */
    protected abstract List<ShownStatus> statuses(Revision commit, String environment);

    /** Every comment of a pull request, the oldest first. */
    protected abstract List<ShownComment> comments(long pullRequest);

    /** The source that the reporter knows. */
    protected String source() {
        return "apps";
    }

    /** What the forge shows of a commit as Markdown or HTML, beside its statuses, which are plain text; empty where that is nothing. */
    protected List<String> markup(Revision commit) {
        return List.of();
    }

    /** A commit that the repository does not have. The default skips the test that needs it. */
    protected Optional<Revision> unknownCommit() {
        return Optional.empty();
    }

    /** The number of no pull request. The default skips the test that needs it. */
    protected OptionalLong unknownPullRequest() {
        return OptionalLong.empty();
    }

    /** Has somebody else comment at a pull request. The default skips the test that needs it. */
    protected void commentOfSomebodyElse(long pullRequest, String text) {
        Assumptions.abort("this forge has one user");
    }

    /**
     * A branch of the repository with a change that is on no other, pushed and without a pull request. Nothing where the reporter opens
     * none.
     */
    protected Optional<String> newBranch() {
        return Optional.empty();
    }

    /** The numbers of the open pull requests of a branch. */
    protected List<Long> openPullRequests(String branch) {
        throw new UnsupportedOperationException("say which pull requests there are");
    }

    /** A reporter with a login that the forge does not accept. The default skips the test that needs it. */
    protected Optional<ForgeReporter> withRefusedLogin() {
        return Optional.empty();
    }

    /** What the reporters of this test log in with, and what must be in no message. */
    protected List<String> credentials() {
        return List.of();
    }

    /** Makes the forge refuse connections until {@link #restoreConnection}. The default skips the test that needs it. */
    protected void cutConnection() {
        Assumptions.abort("this forge has no connection to cut");
    }

    /** Ends {@link #cutConnection}. */
    protected void restoreConnection() {
        throw new UnsupportedOperationException("say how the connection is restored");
    }

    /**
     * Makes the forge say that it is busy, to the next request at least.
     *
     * @return the time that it names for the next try; nothing skips the test that needs it
     */
    protected Optional<Instant> makeBusy() {
        return Optional.empty();
    }

    /** Whether a thread of that name is one of the test's own forge, and not of a reporter. */
    protected boolean threadOfTheForge(String name) {
        return false;
    }

    private void check(Consumer<ForgeBench> clause) {
        try (ForgeBench bench = new ForgeBench(this)) {
            clause.accept(bench);
        }
    }

    @Test
    @DisplayName("a commit goes from pending to its end, and the newest report is what is shown")
    final void showsHowACommitIsDoing() {
        check(ForgeStatusClauses::order);
    }

    @Test
    @DisplayName("every state has a place at the forge")
    final void showsEveryState() {
        check(ForgeStatusClauses::states);
    }

    @Test
    @DisplayName("the same report again writes nothing, from this reporter or from the next")
    final void tellsAReportOnce() {
        check(ForgeStatusClauses::once);
    }

    @Test
    @DisplayName("environments are apart, and so are commits")
    final void keepsEnvironmentsApart() {
        check(ForgeStatusClauses::apart);
    }

    @Test
    @DisplayName("B75: a text that is too long or has half a character is cut between two characters, and told once")
    final void cutsLongTexts() {
        check(ForgeStatusClauses::longText);
    }

    @Test
    @DisplayName("B54: what could hide or act in a text is visible text")
    final void escapesTexts() {
        check(ForgeStatusClauses::untrusted);
    }

    @Test
    @DisplayName("a source that it does not know has no repository, and a report of it is told nowhere")
    final void leavesOtherRepositoriesAlone() {
        check(ForgeStatusClauses::otherSource);
    }

    @Test
    @DisplayName("a commit that the forge does not know is NOT_FOUND or REJECTED")
    final void givesUpAnUnknownCommit() {
        check(ForgeStatusClauses::unknownCommit);
    }

    @Test
    @DisplayName("a plan is one comment, changed in place by this reporter and by the next")
    final void keepsOneComment() {
        check(ForgeCommentClauses::inPlace);
    }

    @Test
    @DisplayName("the same plan again writes nothing, and each environment has a comment of its own")
    final void keepsCommentsOfEnvironmentsApart() {
        check(ForgeCommentClauses::apart);
    }

    @Test
    @DisplayName("the text of a plan, which is escaped already, is shown as it is")
    final void showsThePlanAsItIs() {
        check(ForgeCommentClauses::escapedAlready);
    }

    @Test
    @DisplayName("a plan that is too long is shown as far as there is room, whole lines only")
    final void cutsLongPlans() {
        check(ForgeCommentClauses::longPlan);
    }

    @Test
    @DisplayName("a comment of somebody else is never changed, whatever it says")
    final void leavesCommentsOfOthersAlone() {
        check(ForgeCommentClauses::somebodyElse);
    }

    @Test
    @DisplayName("a pull request that is not there is NOT_FOUND")
    final void givesUpAnUnknownPullRequest() {
        check(ForgeCommentClauses::unknownPullRequest);
    }

    @Test
    @DisplayName(
            "a branch has one pull request, opened once and found again, into the branch that is named or the default one")
    final void opensOnePullRequest() {
        check(ForgeCommentClauses::pullRequest);
    }

    @Test
    @DisplayName("B74: a login that is not accepted is AUTH, without the login in the message")
    final void refusedLoginIsAuth() {
        check(ForgeTroubleClauses::refusedLogin);
    }

    @Test
    @DisplayName("a forge that refuses connections is UNAVAILABLE, and is told once when it is back")
    final void deadForgeIsUnavailable() {
        check(ForgeTroubleClauses::dead);
    }

    @Test
    @DisplayName("F53: a forge that is busy is UNAVAILABLE, with the time that it names")
    final void busyForgeNamesATime() {
        check(ForgeTroubleClauses::busy);
    }

    @Test
    @DisplayName("a cancelled operation is CANCELLED, and one without time is TIMEOUT; neither writes")
    final void stopsWhenTold() {
        check(ForgeTroubleClauses::stopped);
    }

    @Test
    @DisplayName("closing twice is harmless, and no thread is left")
    final void closesTwice() {
        ForgeTroubleClauses.closedTwice(this);
    }
}
