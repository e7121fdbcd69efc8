package io.gitops4j.testkit;

import io.gitops4j.api.Digest;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.PlanComment;
import java.time.Instant;
import java.util.List;

/** One forge reporter under test, and the few steps that every clause is made of. */
final class ForgeBench implements AutoCloseable {
    static final String PROD = "prod";
    static final String LAB = "lab";
    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private final ForgeReporterContract contract;
    private final ForgeReporter reporter;

    ForgeBench(ForgeReporterContract contract) {
        this.contract = contract;
        this.reporter = contract.newReporter();
    }

    ForgeReporterContract contract() {
        return contract;
    }

    ForgeReporter reporter() {
        return reporter;
    }

    static ForgeReport.Builder report(Revision commit, String environment, ForgeState state) {
        return ForgeReport.builder(environment, commit, state, AT).summary(words(state));
    }

    private static String words(ForgeState state) {
        return switch (state) {
            case PENDING, IN_PROGRESS -> "deploying cart";
            case SUCCESS -> "deployed cart";
            case FAILURE -> "cart failed";
            case ERROR -> "no history";
            case SUPERSEDED -> "overtaken";
        };
    }

    void tell(ForgeReport report) {
        reporter.report(report, TestOperation.live());
    }

    void tell(Revision commit, String environment, ForgeState state) {
        tell(ended(commit, environment, state));
    }

    /** As the engine tells it: what is over has a number in the history. */
    static ForgeReport ended(Revision commit, String environment, ForgeState state) {
        ForgeReport.Builder report = report(commit, environment, state);
        return state.settled() ? report.deployment(1).build() : report.build();
    }

    /** The same told by a reporter that knows nothing of the first, as after a restart. */
    void tellAnew(ForgeReport report) {
        try (ForgeReporter next = contract.newReporter()) {
            next.report(report, TestOperation.live());
        }
    }

    List<ShownStatus> shown(Revision commit, String environment) {
        return contract.statuses(commit, environment);
    }

    PlanComment plan(long pullRequest, String environment, String markdown) {
        return new PlanComment(environment, contract.source(), pullRequest, markdown, Digest.ofText(markdown));
    }

    void comment(PlanComment comment) {
        reporter.comment(comment, TestOperation.live());
    }

    void commentAnew(PlanComment comment) {
        try (ForgeReporter next = contract.newReporter()) {
            next.comment(comment, TestOperation.live());
        }
    }

    @Override
    public void close() {
        reporter.close();
    }
}
