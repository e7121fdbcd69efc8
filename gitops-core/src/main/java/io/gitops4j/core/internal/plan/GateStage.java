package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last say before a plan: failed content waits for its next try, recreation needs a yes, and removals wait for what is new. */
final class GateStage {
    private final FailureMemory failures;
    private final Unsettled unsettled;
    private final boolean allowRecreate;

    GateStage(FailureMemory failures, Unsettled unsettled, boolean allowRecreate) {
        this.failures = failures;
        this.unsettled = unsettled;
        this.allowRecreate = allowRecreate;
    }

    /** @param approved whether a person approved the digest of the plan that this makes without approval */
    List<ServicePlan> run(Released released, Past past, boolean approved, Instant now) {
        List<ServicePlan> services = released.services().values().stream()
                .map(plan -> gate(plan, approved, now))
                .toList();
        Optional<ServicePlan> awaited =
                services.stream().filter(plan -> awaited(plan, past)).findFirst();
        return awaited.isEmpty()
                ? services
                : services.stream()
                        .map(plan -> plan.removal() && plan.verdict() == Verdict.PROCEED
                                ? with(plan, Verdict.HELD, waits(plan, awaited.get()))
                                : plan)
                        .toList();
    }

    private ServicePlan gate(ServicePlan plan, boolean approved, Instant now) {
        if (plan.verdict() == Verdict.HELD && approved) {
            return plan.toBuilder(Verdict.PROCEED).build();
        }
        if (plan.verdict() != Verdict.PROCEED || approved) {
            return plan;
        }
        Optional<FailureMemory.Attempt> failed = failures.of(plan.service(), plan.desired())
                .filter(attempt -> attempt.nextTry().map(now::isBefore).orElse(true));
        if (failed.isPresent()) {
            return with(plan, Verdict.BACKING_OFF, failed.get().failure().diagnostic());
        }
        boolean recreates = plan.changes().stream().anyMatch(change -> change.kind() == ChangeKind.RECREATE);
        return recreates && !allowRecreate ? with(plan, Verdict.HELD, recreation(plan)) : plan;
    }

    /**
     * A service that has never run and does not run yet may be an old one under a new name. Until it does, nothing is removed, or a
     * rename that goes wrong would leave neither (F45).
     */
    private boolean awaited(ServicePlan plan, Past past) {
        if (plan.removal() || past.deployed().test(plan.service())) {
            return false;
        }
        return switch (plan.verdict()) {
            case PROCEED -> false;
            case UNCHANGED -> unsettled.test(plan, past);
            default -> true;
        };
    }

    private static Diagnostic waits(ServicePlan removal, ServicePlan awaited) {
        return Diagnostic.warning("PRUNE-WAIT")
                .what("'" + removal.service() + "' stays until '" + awaited.service()
                        + "', which has never run before, is healthy")
                .remedy("see the findings of '" + awaited.service() + "', or remove its manifest")
                .build();
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
}
