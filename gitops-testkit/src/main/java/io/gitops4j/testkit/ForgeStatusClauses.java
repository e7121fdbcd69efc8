package io.gitops4j.testkit;

import static io.gitops4j.testkit.ForgeBench.LAB;
import static io.gitops4j.testkit.ForgeBench.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.VisibleText;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.testkit.ShownStatus.Progress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The clauses of {@link ForgeReporterContract} about commits. */
final class ForgeStatusClauses {
    private static final String ROCKET = new String(Character.toChars(0x1F680));

    private ForgeStatusClauses() {}

    static void order(ForgeBench bench) {
        Revision commit = bench.contract().newCommit();
        bench.tell(commit, PROD, ForgeState.PENDING);
        assertNewest(bench, commit, Progress.PENDING, "deploying cart");
        bench.tell(commit, PROD, ForgeState.IN_PROGRESS);
        assertNewest(bench, commit, Progress.PENDING, "deploying cart");
        bench.tell(commit, PROD, ForgeState.SUCCESS);
        assertNewest(bench, commit, Progress.SUCCESS, "deployed cart");
        bench.tell(commit, PROD, ForgeState.FAILURE);
        assertNewest(bench, commit, Progress.FAILURE, "cart failed");
        bench.tell(commit, PROD, ForgeState.SUCCESS);
        assertNewest(bench, commit, Progress.SUCCESS, "deployed cart");
    }

    static void states(ForgeBench bench) {
        for (ForgeState state : ForgeState.values()) {
            Revision commit = bench.contract().newCommit();
            bench.tell(commit, PROD, state);
            Progress wanted = switch (state) {
                case PENDING, IN_PROGRESS -> Progress.PENDING;
                case SUCCESS -> Progress.SUCCESS;
                case FAILURE, ERROR, SUPERSEDED -> Progress.FAILURE;
            };
            assertThat(bench.shown(commit, PROD))
                    .as("what is shown of %s", state)
                    .extracting(ShownStatus::progress)
                    .containsExactly(wanted);
        }
    }

    static void once(ForgeBench bench) {
        Revision commit = bench.contract().newCommit();
        ForgeReport report = ForgeBench.ended(commit, PROD, ForgeState.SUCCESS);
        bench.tell(report);
        bench.tell(report);
        assertThat(bench.shown(commit, PROD)).as("statuses after two calls").hasSize(1);
        bench.tellAnew(report);
        assertThat(bench.shown(commit, PROD)).as("statuses after a restart").hasSize(1);
    }

    static void apart(ForgeBench bench) {
        Revision first = bench.contract().newCommit();
        Revision second = bench.contract().newCommit();
        bench.tell(first, PROD, ForgeState.SUCCESS);
        bench.tell(first, LAB, ForgeState.FAILURE);
        bench.tell(second, PROD, ForgeState.PENDING);
        assertNewest(bench, first, Progress.SUCCESS, "deployed cart");
        assertThat(bench.shown(first, LAB))
                .as("what is shown in the other environment")
                .containsExactly(new ShownStatus(Progress.FAILURE, "cart failed"));
        assertNewest(bench, second, Progress.PENDING, "deploying cart");
        assertThat(bench.shown(second, LAB)).as("what nobody told").isEmpty();
    }

    static void longText(ForgeBench bench) {
        for (String begin : List.of("", "x")) {
            Revision commit = bench.contract().newCommit();
            String text = begin + ROCKET.repeat(40_000) + "\uD83D";
            ForgeReport report = ForgeBench.report(commit, PROD, ForgeState.FAILURE)
                    .summary(text)
                    .deployment(1)
                    .build();
            bench.tell(report);
            bench.tellAnew(report);
            assertThat(bench.shown(commit, PROD))
                    .as("a long text, told twice")
                    .singleElement()
                    .satisfies(status -> assertThat(status.text())
                            .as("the text has whole characters only")
                            .startsWith(begin + ROCKET)
                            .matches(ForgeStatusClauses::whole));
        }
    }

    /** As text that went through an encoder is: half a character would have become another one. */
    private static boolean whole(String text) {
        return text.indexOf('\uFFFD') < 0 && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    static void untrusted(ForgeBench bench) {
        Revision commit = bench.contract().newCommit();
        String hostile = "@everyone <b>x</b> ![i](https://example.org/i)\u202e\nline";
        Diagnostic finding =
                Diagnostic.error("TEST").what(hostile).remedy("mend it").build();
        bench.tell(ForgeBench.report(commit, PROD, ForgeState.FAILURE)
                .summary(hostile)
                .services(List.of(new ForgeService(ServiceId.of("cart"), hostile, List.of(finding))))
                .findings(List.of(finding))
                .deployment(1)
                .build());
        assertThat(bench.shown(commit, PROD))
                .as("a status with what could hide in it")
                .singleElement()
                .satisfies(status -> assertThat(status.text())
                        .isEqualTo(VisibleText.of(status.text()))
                        .contains("everyone"));
        assertThat(bench.contract().markup(commit))
                .as("what the forge reads as Markdown or HTML")
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("@everyone")
                        .doesNotContain("<b>")
                        .doesNotContain("![i]"));
    }

    static void otherSource(ForgeBench bench) {
        String source = bench.contract().source();
        Optional<String> repository = bench.reporter().repository(source);
        assertThat(repository).as("the repository of %s", source).isPresent();
        assertThat(bench.reporter().repository(source)).as("asked again").isEqualTo(repository);
        assertThat(bench.reporter().repository("elsewhere"))
                .as("the repository of a source that it does not know")
                .isEmpty();
        Revision commit = bench.contract().newCommit();
        Revision foreign = new Revision("elsewhere", commit.id());
        assertThat(catchThrowable(() -> bench.tell(foreign, PROD, ForgeState.SUCCESS)))
                .as("what a report of it is answered with")
                .isNotNull();
        assertThat(bench.shown(commit, PROD)).as("what is shown of it").isEmpty();
    }

    static void unknownCommit(ForgeBench bench) {
        Optional<Revision> unknown = bench.contract().unknownCommit();
        Assumptions.assumeTrue(unknown.isPresent(), "this forge takes every commit");
        assertThat(catchThrowable(() -> bench.tell(unknown.orElseThrow(), PROD, ForgeState.SUCCESS)))
                .as("what a report of an unknown commit is answered with")
                .isInstanceOfSatisfying(
                        GitOpsException.class,
                        e -> assertThat(e.kind())
                                .as("kind of: %s", e.getMessage())
                                .isIn(FailureKind.NOT_FOUND, FailureKind.REJECTED));
    }

    private static void assertNewest(ForgeBench bench, Revision commit, Progress progress, String text) {
        assertThat(bench.shown(commit, PROD))
                .as("what is shown of %s in %s", commit.shortId(), PROD)
                .endsWith(new ShownStatus(progress, text));
    }
}
