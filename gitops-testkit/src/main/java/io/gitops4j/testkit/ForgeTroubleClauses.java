package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static io.gitops4j.testkit.Failures.assertKind;
import static io.gitops4j.testkit.ForgeBench.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.PlanComment;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The clauses of {@link ForgeReporterContract} about forges and logins that do not do as they should. */
final class ForgeTroubleClauses {
    private ForgeTroubleClauses() {}

    static void refusedLogin(ForgeBench bench) {
        ForgeReport report = ForgeBench.ended(bench.contract().newCommit(), PROD, ForgeState.SUCCESS);
        PlanComment plan = bench.plan(bench.contract().newPullRequest(), PROD, "plan one\n");
        Optional<ForgeReporter> refused = bench.contract().withRefusedLogin();
        Assumptions.assumeTrue(refused.isPresent(), "this forge knows no logins");
        try (ForgeReporter stranger = refused.orElseThrow()) {
            assertSilent(bench, catchThrowable(() -> stranger.report(report, TestOperation.live())));
            assertSilent(bench, catchThrowable(() -> stranger.comment(plan, TestOperation.live())));
        }
    }

    private static void assertSilent(ForgeBench bench, Throwable thrown) {
        assertKind(FailureKind.AUTH, thrown);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause);
            assertThat(bench.contract().credentials())
                    .as("what the message tells")
                    .allSatisfy(secret -> assertThat(text).doesNotContain(secret));
        }
    }

    static void dead(ForgeBench bench) {
        Revision commit = bench.contract().newCommit();
        long number = bench.contract().newPullRequest();
        ForgeReport report = ForgeBench.ended(commit, PROD, ForgeState.SUCCESS);
        bench.contract().cutConnection();
        assertFails(FailureKind.UNAVAILABLE, () -> bench.tell(report));
        assertFails(FailureKind.UNAVAILABLE, () -> bench.comment(bench.plan(number, PROD, "plan one\n")));
        bench.contract().restoreConnection();
        bench.tell(report);
        bench.comment(bench.plan(number, PROD, "plan one\n"));
        assertThat(bench.shown(commit, PROD)).as("statuses after an outage").hasSize(1);
        assertThat(bench.contract().comments(number))
                .as("comments after an outage")
                .hasSize(1);
    }

    static void busy(ForgeBench bench) {
        Revision commit = bench.contract().newCommit();
        Optional<Instant> time = bench.contract().makeBusy();
        Assumptions.assumeTrue(time.isPresent(), "this forge names no times");
        Throwable thrown = catchThrowable(() -> bench.tell(commit, PROD, ForgeState.SUCCESS));
        assertKind(FailureKind.UNAVAILABLE, thrown);
        assertThat(((GitOpsException) thrown).notBefore())
                .as("the time of the next try")
                .isEqualTo(time);
    }

    static void stopped(ForgeBench bench) {
        Revision commit = bench.contract().newCommit();
        long number = bench.contract().newPullRequest();
        ForgeReport report = ForgeBench.ended(commit, PROD, ForgeState.SUCCESS);
        PlanComment plan = bench.plan(number, PROD, "plan one\n");
        ForgeReporter reporter = bench.reporter();
        assertFails(FailureKind.CANCELLED, () -> reporter.report(report, TestOperation.cancelled()));
        assertFails(FailureKind.CANCELLED, () -> reporter.comment(plan, TestOperation.cancelled()));
        assertFails(FailureKind.TIMEOUT, () -> reporter.report(report, TestOperation.expired()));
        assertFails(FailureKind.TIMEOUT, () -> reporter.comment(plan, TestOperation.expired()));
        assertThat(bench.shown(commit, PROD)).as("statuses of a stopped call").isEmpty();
        assertThat(bench.contract().comments(number))
                .as("comments of a stopped call")
                .isEmpty();
    }

    static void closedTwice(ForgeReporterContract contract) {
        Revision commit = contract.newCommit();
        ThreadsLeft threads = ThreadsLeft.startingNow(contract::threadOfTheForge);
        closeTwiceAfterUse(contract, commit);
        threads.assertNone();
    }

    /** Apart, so that nothing holds the reporter any more when threads are looked for. */
    private static void closeTwiceAfterUse(ForgeReporterContract contract, Revision commit) {
        ForgeReporter reporter = contract.newReporter();
        reporter.report(ForgeBench.ended(commit, PROD, ForgeState.SUCCESS), TestOperation.live());
        reporter.close();
        reporter.close();
    }
}
