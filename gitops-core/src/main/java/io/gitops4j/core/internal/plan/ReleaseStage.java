package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Change;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Hold;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.desired.DesiredState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lets the governor judge the deletes, and gives those that it releases to their services; so policies see them too. */
final class ReleaseStage {
    private final Governor governor;
    private final Unsettled unsettled;

    ReleaseStage(Governor governor, Unsettled unsettled) {
        this.governor = governor;
        this.unsettled = unsettled;
    }

    /** @param inventory what the history, or this engine since it was built, knows to be ours */
    Released run(Draft draft, DesiredState desired, Live live, Past past, Set<ResourceId> inventory, boolean approved) {
        if (draft.deletes().isEmpty()) {
            return new Released(draft.services(), List.of());
        }
        Governor.Ruling ruling = governor.judge(draft.deletes(), facts(desired, live, inventory), approved);
        SortedMap<ServiceId, ServicePlan> services = new TreeMap<>(draft.services());
        List<Hold> holds = new ArrayList<>(ruling.holds());
        byService(ruling.released()).forEach((id, deletes) -> {
            ServicePlan declared = services.get(id);
            if (declared == null) {
                services.put(
                        id,
                        ServicePlan.builder(id, Verdict.PROCEED)
                                .changes(deletes)
                                .build());
            } else if (mayLose(declared, past)) {
                services.put(id, with(declared, deletes));
            } else {
                holds.add(held(declared, deletes));
            }
        });
        return new Released(services, holds);
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

    /** A declared service loses a resource only together with its other changes, and after what replaces it is healthy. */
    private boolean mayLose(ServicePlan declared, Past past) {
        return switch (declared.verdict()) {
            case PROCEED -> true;
            case UNCHANGED -> !unsettled.test(declared, past);
            default -> false;
        };
    }

    private static ServicePlan with(ServicePlan declared, List<Change> deletes) {
        List<Change> changes = new ArrayList<>(declared.changes());
        changes.addAll(deletes);
        return declared.toBuilder(Verdict.PROCEED).changes(changes).build();
    }

    private static Hold held(ServicePlan declared, List<Change> deletes) {
        return new Hold(
                Diagnostic.warning("PRUNE-SERVICE")
                        .what(deletes.size() + (deletes.size() == 1 ? " resource" : " resources") + " of service '"
                                + declared.service() + "' stay until the rest of it is as declared and healthy")
                        .remedy("see the findings of the service")
                        .build(),
                false,
                deletes);
    }

    private static Map<ServiceId, List<Change>> byService(List<Change> deletes) {
        Map<ServiceId, List<Change>> byService = new HashMap<>();
        deletes.forEach(change -> byService
                .computeIfAbsent(change.service(), id -> new ArrayList<>())
                .add(change));
        return new TreeMap<>(byService);
    }
}
