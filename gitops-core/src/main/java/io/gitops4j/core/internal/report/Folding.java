package io.gitops4j.core.internal.report;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Verdict;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.ForgeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes reports about one source of one plan. A service that is no longer declared anywhere belongs to every source, as does a finding
 * of no service: nobody knows which of them it came from. Pure.
 */
final class Folding {
    private final Plan plan;
    private final Revision revision;
    private final String runId;

    Folding(Plan plan, Revision revision, String runId) {
        this.plan = plan;
        this.revision = revision;
        this.runId = runId;
    }

    private record Line(ServiceId service, News news, List<Diagnostic> findings) {
        ForgeService told() {
            return new ForgeService(service, news.words(), findings);
        }

        boolean worthTelling() {
            return news != News.NONE || !findings.isEmpty();
        }
    }

    /** What is about to be done; nothing when nothing is. */
    Optional<Candidate> begun(ForgeState state, Instant at) {
        List<Line> lines = new ArrayList<>();
        for (ServicePlan service : plan.services()) {
            if (concerns(service)) {
                lines.add(new Line(service.service(), planned(service.verdict()), service.diagnostics()));
            }
        }
        return lines.stream().anyMatch(line -> line.news == News.NEXT)
                ? Optional.of(candidate(state, lines, Optional.empty(), plan.diagnostics(), at))
                : Optional.empty();
    }

    private static News planned(Verdict verdict) {
        return switch (verdict) {
            case PROCEED -> News.NEXT;
            case HELD -> News.WAITS;
            case DENIED -> News.REFUSED;
            case INVALID -> News.INVALID;
            case BACKING_OFF -> News.FAILED;
            case UNCHANGED -> News.NONE;
        };
    }

    /** How the run ended. */
    Candidate finished(ReconcileResult result, Instant at) {
        Map<ServiceId, ServicePlan> planned = new TreeMap<>();
        plan.services().forEach(service -> planned.put(service.service(), service));
        List<Line> lines = new ArrayList<>();
        for (ServiceResult service : result.services()) {
            ServicePlan known = planned.get(service.service());
            if (known == null || concerns(known)) {
                lines.add(new Line(service.service(), News.of(service.status()), findings(service)));
            }
        }
        List<Diagnostic> findings = new ArrayList<>(plan.diagnostics());
        plan.holds().forEach(hold -> findings.add(hold.reason()));
        return candidate(ending(lines), lines, Optional.of(result), findings, at);
    }

    /** The run came no further than its plan. */
    Candidate broken(Failure failure, Instant at) {
        Diagnostic why = failure.diagnostic();
        ForgeReport report = ForgeReport.builder(plan.environment(), revision, ForgeState.ERROR, at)
                .runId(runId)
                .summary(Wording.failure(why))
                .findings(List.of(why))
                .total(total())
                .build();
        return new Candidate(report, ForgeState.ERROR + " " + why.code(), false);
    }

    private ForgeState ending(List<Line> lines) {
        Set<News> seen = new LinkedHashSet<>();
        lines.forEach(line -> seen.add(line.news));
        if (seen.contains(News.FAILED)
                || seen.contains(News.INVALID)
                || seen.contains(News.REFUSED)
                || plan.diagnostics().stream().anyMatch(Folding::error)) {
            return ForgeState.FAILURE;
        }
        if (seen.contains(News.ROLLING_OUT)) {
            return ForgeState.IN_PROGRESS;
        }
        boolean waits = seen.contains(News.WAITS) || seen.contains(News.STOPPED);
        return waits || !plan.holds().isEmpty() ? ForgeState.PENDING : ForgeState.SUCCESS;
    }

    private Candidate candidate(
            ForgeState state,
            List<Line> lines,
            Optional<ReconcileResult> result,
            List<Diagnostic> findings,
            Instant at) {
        boolean begins = result.isEmpty();
        List<Line> sorted = lines.stream()
                .filter(Line::worthTelling)
                .sorted(Comparator.comparing(Line::news).thenComparing(Line::service))
                .toList();
        ForgeReport.Builder report = ForgeReport.builder(plan.environment(), revision, state, at)
                .runId(runId)
                .services(sorted.stream().map(Line::told).toList())
                .total(total())
                .findings(findings);
        report.summary(Wording.of(state, named(sorted), findings));
        if (!sorted.isEmpty()) {
            result.ifPresent(run -> run.deployment().ifPresent(report::deployment));
        }
        return new Candidate(report.build(), essence(state, sorted, findings), begins);
    }

    private static Map<News, List<ForgeService>> named(List<Line> lines) {
        Map<News, List<ForgeService>> named = new TreeMap<>();
        lines.forEach(line ->
                named.computeIfAbsent(line.news, any -> new ArrayList<>()).add(line.told()));
        return named;
    }

    /** Without texts: a target may put a time or a counter into the reason of one and the same failure. */
    private static String essence(ForgeState state, List<Line> lines, List<Diagnostic> findings) {
        StringBuilder essence = new StringBuilder(state.name());
        if (state == ForgeState.SUCCESS || state == ForgeState.IN_PROGRESS) {
            return essence.toString();
        }
        lines.stream().filter(line -> line.news.trouble()).forEach(line -> {
            essence.append('\n').append(line.service).append(' ').append(line.news);
            codes(essence, line.findings);
        });
        essence.append('\n');
        codes(essence, findings);
        return essence.toString();
    }

    private static void codes(StringBuilder essence, List<Diagnostic> findings) {
        findings.stream()
                .filter(Folding::error)
                .map(Diagnostic::code)
                .distinct()
                .sorted()
                .forEach(code -> essence.append(' ').append(code));
    }

    private static List<Diagnostic> findings(ServiceResult service) {
        Set<Diagnostic> findings = new LinkedHashSet<>();
        service.failure().ifPresent(failure -> findings.add(failure.diagnostic()));
        findings.addAll(service.diagnostics());
        return List.copyOf(findings);
    }

    private int total() {
        return (int) plan.services().stream().filter(this::concerns).count();
    }

    private boolean concerns(ServicePlan service) {
        return service.revision()
                .map(declared -> declared.source().equals(revision.source()))
                .orElse(true);
    }

    private static boolean error(Diagnostic finding) {
        return finding.severity() == Severity.ERROR;
    }
}
