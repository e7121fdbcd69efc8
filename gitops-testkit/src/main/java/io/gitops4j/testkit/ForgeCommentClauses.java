package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static io.gitops4j.testkit.ForgeBench.LAB;
import static io.gitops4j.testkit.ForgeBench.PROD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FailureKind;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.spi.ProposedPullRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;

/** The clauses of {@link ForgeReporterContract} about pull requests. */
final class ForgeCommentClauses {
    private ForgeCommentClauses() {}

    static void inPlace(ForgeBench bench) {
        long number = bench.contract().newPullRequest();
        bench.comment(bench.plan(number, PROD, "plan one\n"));
        ShownComment first = only(bench, number, "plan one");
        bench.comment(bench.plan(number, PROD, "plan two\n"));
        ShownComment second = only(bench, number, "plan two");
        bench.commentAnew(bench.plan(number, PROD, "plan three\n"));
        ShownComment third = only(bench, number, "plan three");
        assertThat(List.of(second.id(), third.id()))
                .as("the comment, changed in place")
                .containsOnly(first.id());
        assertThat(third.text())
                .as("the newest plan alone")
                .doesNotContain("one")
                .doesNotContain("two");
    }

    static void apart(ForgeBench bench) {
        long number = bench.contract().newPullRequest();
        bench.comment(bench.plan(number, PROD, "plan for prod\n"));
        bench.comment(bench.plan(number, LAB, "plan for lab\n"));
        List<ShownComment> before = bench.contract().comments(number);
        assertThat(before).as("a comment for each environment").hasSize(2);
        bench.comment(bench.plan(number, PROD, "plan for prod\n"));
        bench.commentAnew(bench.plan(number, LAB, "plan for lab\n"));
        assertThat(bench.contract().comments(number)).as("told again").isEqualTo(before);
        long other = bench.contract().newPullRequest();
        bench.comment(bench.plan(other, PROD, "another plan\n"));
        assertThat(bench.contract().comments(number)).as("told elsewhere").isEqualTo(before);
    }

    static void escapedAlready(ForgeBench bench) {
        long number = bench.contract().newPullRequest();
        String escaped = "&#64;everyone &lt;b&gt; \\*x\\* caf\u00e9";
        bench.comment(bench.plan(number, PROD, "| a | b |\n|---|---|\n| " + escaped + " | 1 |\n"));
        assertThat(only(bench, number, escaped).text()).contains("| a | b |\n|---|---|\n");
    }

    static void longPlan(ForgeBench bench) {
        long number = bench.contract().newPullRequest();
        String line = "| cart | \\_\\_" + "x".repeat(90) + " |\n";
        PlanComment plan = bench.plan(number, PROD, "a long plan\n" + line.repeat(3_000));
        bench.comment(plan);
        bench.commentAnew(plan);
        String shown = only(bench, number, "a long plan").text();
        assertThat(shown.lines().filter(text -> text.startsWith("| cart")))
                .as("the lines that are shown")
                .isNotEmpty()
                .allMatch(text -> text.equals(line.stripTrailing()));
    }

    static void somebodyElse(ForgeBench bench) {
        long number = bench.contract().newPullRequest();
        long other = bench.contract().newPullRequest();
        bench.comment(bench.plan(other, PROD, "plan one\n"));
        String copied = only(bench, other, "plan one").text();
        bench.contract().commentOfSomebodyElse(number, copied);
        List<ShownComment> before = bench.contract().comments(number);
        bench.comment(bench.plan(number, PROD, "plan two\n"));
        assertThat(bench.contract().comments(number))
                .as("a comment of somebody else, and then ours")
                .hasSize(2)
                .startsWith(before.get(0));
    }

    static void unknownPullRequest(ForgeBench bench) {
        OptionalLong unknown = bench.contract().unknownPullRequest();
        Assumptions.assumeTrue(unknown.isPresent(), "this forge takes every number");
        assertFails(FailureKind.NOT_FOUND, () -> bench.comment(bench.plan(unknown.orElseThrow(), PROD, "plan one\n")));
    }

    static void pullRequest(ForgeBench bench) {
        Optional<String> branch = bench.contract().newBranch();
        assertThat(bench.reporter().pullRequests().isPresent())
                .as("whether it says that it opens pull requests")
                .isEqualTo(branch.isPresent());
        Assumptions.assumeTrue(branch.isPresent(), "this reporter opens no pull requests");
        for (Optional<String> into : List.of(Optional.<String>empty(), Optional.of("main"))) {
            String name = into.isEmpty()
                    ? branch.orElseThrow()
                    : bench.contract().newBranch().orElseThrow();
            ProposedPullRequest proposed = new ProposedPullRequest(
                    bench.contract().source(), name, into, "Roll cart in prod back", "Because of &#64;everyone.\n");
            long first = open(bench.reporter(), proposed);
            assertThat(open(bench.reporter(), proposed)).as("opened again").isEqualTo(first);
            try (ForgeReporter next = bench.contract().newReporter()) {
                assertThat(open(next, proposed)).as("opened after a restart").isEqualTo(first);
            }
            assertThat(bench.contract().openPullRequests(name))
                    .as("open pull requests of %s", name)
                    .containsExactly(first);
        }
    }

    private static long open(ForgeReporter reporter, ProposedPullRequest proposed) {
        return reporter.pullRequests()
                .orElseThrow()
                .open(proposed, TestOperation.live())
                .number();
    }

    private static ShownComment only(ForgeBench bench, long number, String part) {
        List<ShownComment> comments = bench.contract().comments(number);
        assertThat(comments)
                .as("comments of the pull request")
                .singleElement()
                .satisfies(comment -> assertThat(comment.text()).contains(part));
        return comments.get(0);
    }
}
