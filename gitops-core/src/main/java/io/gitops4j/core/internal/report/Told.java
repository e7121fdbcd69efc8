package io.gitops4j.core.internal.report;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeState;
import java.util.List;
import java.util.Optional;

/**
 * What was told last of one source in one environment.
 *
 * @param environment which one
 * @param revision of the source
 * @param state that was told
 * @param essence of that report
 */
record Told(String environment, Revision revision, ForgeState state, String essence) {
    static Told of(Candidate candidate) {
        ForgeReport report = candidate.report();
        return new Told(report.environment(), report.revision(), report.state(), candidate.essence());
    }

    /**
     * What is to be told now. A commit whose end was told is not told to be under way again: it would flap with every repair and every
     * retry (F41), so then only another end is news. One that was overtaken on its way gets an end.
     */
    static List<ForgeReport> news(Optional<Told> last, Candidate candidate) {
        ForgeReport report = candidate.report();
        if (last.isEmpty()) {
            return List.of(report);
        }
        Told told = last.get();
        if (!told.revision.equals(report.revision())) {
            return told.state.settled() ? List.of(report) : List.of(told.overtaken(report), report);
        }
        boolean same = told.essence.equals(candidate.essence());
        boolean back = told.state.settled() && !report.state().settled();
        boolean again = told.state == ForgeState.IN_PROGRESS && candidate.begins();
        return same || back || again ? List.of() : List.of(report);
    }

    private ForgeReport overtaken(ForgeReport by) {
        return ForgeReport.builder(environment, revision, ForgeState.SUPERSEDED, by.at())
                .runId(by.runId())
                .summary("overtaken by " + by.revision().shortId())
                .build();
    }
}
