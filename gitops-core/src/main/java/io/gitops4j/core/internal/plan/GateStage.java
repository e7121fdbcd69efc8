package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.desired.DesiredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the plan out of a draft: the governor judges deletes, failed content waits for its next try, recreation needs a yes. */
final class GateStage {
    private final String environment;
    private final Governor governor;
    private final FailureMemory failures;
    private final boolean allowRecreate;

    GateStage(String environment, Governor governor, FailureMemory failures, boolean allowRecreate) {
        this.environment = environment;
        this.governor = governor;
        this.failures = failures;
        this.allowRecreate = allowRecreate;
    }

    /** @param approved whether a person approved the digest of the plan that this draft makes without approval */
    Plan run(Draft draft, DesiredState desired, Live live, Set<ResourceId> inventory, boolean approved, Instant now) {
        Governor.Ruling ruling = governor.judge(draft.deletes(), facts(desired, live, inventory), approved);
        SortedMap<ServiceId, ServicePlan> services = new TreeMap<>(draft.services());
        services.replaceAll((id, plan) -> gate(plan, approved, now));
        List<Hold> holds = new ArrayList<>(ruling.holds());
        byService(ruling.released())
                .forEach((id, deletes) -> services.merge(
                        id, removal(id, deletes), (declared, unused) -> withDeletes(declared, deletes, holds)));
        List<Diagnostic> findings = Stream.concat(desired.fileProblems().stream(), live.diagnostics().stream())
                .toList();
        return Plan.builder(environment)
                .revisions(desired.revisions())
                .services(List.copyOf(services.values()))
                .holds(holds)
                .diagnostics(findings)
                .build();
    }

    private static Governor.Facts facts(DesiredState desired, Live live, Set<ResourceId> inventory) {
        Optional<Diagnostic> invalid = Stream.concat(
                        desired.fileProblems().stream(),
                        desired.services().values().stream()
                                .filter(service -> !service.valid())
                                .map(DesiredService::diagnostics)
                                .flatMap(List::stream))
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst();
        return new Governor.Facts(
                invalid, !desired.services().isEmpty(), live.complete(), inventory, live.ownedServices());
    }

    private ServicePlan gate(ServicePlan plan, boolean approved, Instant now) {
        if (plan.verdict() == Verdict.HELD && approved) {
            return plan.toBuilder(Verdict.PROCEED).build();
        }
        if (plan.verdict() != Verdict.PROCEED) {
            return plan;
        }
        Optional<FailureMemory.Attempt> failed = failures.of(plan.service(), plan.desired())
                .filter(attempt -> attempt.nextTry().map(now::isBefore).orElse(true));
        if (failed.isPresent() && !approved) {
            return with(plan, Verdict.BACKING_OFF, failed.get().failure().diagnostic());
        }
        boolean recreates = plan.changes().stream().anyMatch(change -> change.kind() == ChangeKind.RECREATE);
        return recreates && !allowRecreate && !approved ? with(plan, Verdict.HELD, recreation(plan)) : plan;
    }

    private static Diagnostic recreation(ServicePlan plan) {
        Change change = plan.changes().stream()
                .filter(candidate -> candidate.kind() == ChangeKind.RECREATE)
                .findFirst()
                .orElseThrow();
        Diagnostic.Builder finding = Diagnostic.warning("TARGET-RECREATE")
                .what(change.id() + " would have to be deleted and made anew: "
                        + change.diff().stream()
                                .findFirst()
                                .map(Object::toString)
                                .orElse(change.reason()))
                .remedy("approve the plan's digest, or set limits.allowRecreate");
        plan.manifest().ifPresent(finding::at);
        return finding.build();
    }

    private static ServicePlan with(ServicePlan plan, Verdict verdict, Diagnostic why) {
        List<Diagnostic> diagnostics = new ArrayList<>(plan.diagnostics());
        diagnostics.add(why);
        return plan.toBuilder(verdict).diagnostics(diagnostics).build();
    }

    private static Map<ServiceId, List<Change>> byService(List<Change> deletes) {
        Map<ServiceId, List<Change>> byService = new HashMap<>();
        deletes.forEach(change -> byService
                .computeIfAbsent(change.service(), id -> new ArrayList<>())
                .add(change));
        return byService;
    }

    private static ServicePlan removal(ServiceId id, List<Change> deletes) {
        return ServicePlan.builder(id, Verdict.PROCEED).changes(deletes).build();
    }

    /** A declared service that loses a resource loses it only together with its other changes. */
    private static ServicePlan withDeletes(ServicePlan declared, List<Change> deletes, List<Hold> holds) {
        if (declared.verdict() != Verdict.PROCEED && declared.verdict() != Verdict.UNCHANGED) {
            holds.add(new Hold(
                    Diagnostic.warning("PRUNE-SERVICE")
                            .what(deletes.size() + " resources of service '" + declared.service()
                                    + "' stay because its other changes wait")
                            .remedy("see the findings of the service")
                            .build(),
                    false,
                    deletes));
            return declared;
        }
        List<Change> changes = new ArrayList<>(declared.changes());
        changes.addAll(deletes);
        return declared.toBuilder(Verdict.PROCEED).changes(changes).build();
    }
}
