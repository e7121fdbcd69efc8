package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Change;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Hold;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides which deletes may go ahead. A delete needs all of: every source read whole and every manifest parsed, a complete
 * listing, our mark, a place in the inventory, no keep mark, and numbers below the limits (invariants I1 and I2). What is missing
 * holds the deletes; where a person can judge it, approving the plan's digest releases them.
 */
final class Governor {
    private final int maxServices;
    private final int maxPercent;

    /**
     * @param maxServices at most so many services may lose something in one run
     * @param maxPercent and at most so many per cent of all that are there; a single service is always below it
     */
    Governor(int maxServices, int maxPercent) {
        this.maxServices = maxServices;
        this.maxPercent = maxPercent;
    }

    /**
     * What is known beside the deletes.
     *
     * @param invalidManifest a file or service that could not be understood, if there is one
     * @param anythingDeclared whether any service is declared at all
     * @param listingComplete whether the target showed everything
     * @param inventory what the history, or this engine since it was built, knows to be ours
     * @param ownedServices how many services have something at the target
     */
    record Facts(
            Optional<Diagnostic> invalidManifest,
            boolean anythingDeclared,
            boolean listingComplete,
            Set<ResourceId> inventory,
            int ownedServices) {}

    /** What goes ahead, and what does not. */
    record Ruling(List<Change> released, List<Hold> holds) {
        Ruling {
            released = List.copyOf(released);
            holds = List.copyOf(holds);
        }
    }

    /** @param approved whether a person approved exactly this plan */
    Ruling judge(List<Change> deletes, Facts facts, boolean approved) {
        List<Change> ours = deletes.stream().filter(change -> !kept(change)).toList();
        List<Hold> holds = new ArrayList<>();
        hold(
                holds,
                deletes.stream().filter(Governor::kept).toList(),
                false,
                "PRUNE-KEEP",
                "is refused, because people marked it to be kept",
                "remove the mark from those that shall go");
        if (ours.isEmpty()) {
            return new Ruling(List.of(), holds);
        }
        Optional<Hold> blocked = blockedBy(ours, facts);
        if (blocked.isPresent()) {
            holds.add(blocked.get());
            return new Ruling(List.of(), holds);
        }
        if (approved) {
            return new Ruling(ours, holds);
        }
        if (!facts.anythingDeclared()) {
            hold(
                    holds,
                    ours,
                    true,
                    "PRUNE-EMPTY",
                    "waits for a yes, because no service is declared any more",
                    "approve the plan's digest if that is meant");
            return new Ruling(List.of(), holds);
        }
        List<Change> known = ours.stream()
                .filter(change -> facts.inventory().contains(change.id()))
                .toList();
        hold(
                holds,
                ours.stream()
                        .filter(change -> !facts.inventory().contains(change.id()))
                        .toList(),
                true,
                "PRUNE-INVENTORY",
                "waits for a yes: our mark is there, but no history says that we made it",
                "approve the plan's digest if that is meant, or remove the mark");
        int services = services(known);
        if (services > maxServices || (services > 1 && services * 100L > (long) maxPercent * facts.ownedServices())) {
            hold(
                    holds,
                    known,
                    true,
                    "PRUNE-LIMIT",
                    "takes from " + services + " of " + facts.ownedServices() + " services, more than " + maxServices
                            + " or " + maxPercent + " % in one run",
                    "approve the plan's digest, or raise limits.maxDeletes and limits.maxDeletePercent");
            return new Ruling(List.of(), holds);
        }
        return new Ruling(known, holds);
    }

    private static Optional<Hold> blockedBy(List<Change> deletes, Facts facts) {
        List<Hold> holds = new ArrayList<>();
        if (facts.invalidManifest().isPresent()) {
            Diagnostic first = facts.invalidManifest().get();
            hold(
                    holds,
                    deletes,
                    false,
                    "PRUNE-SOURCE",
                    "waits until every manifest is valid; the first that is not: " + first.code()
                            + first.position()
                                    .map(position -> " at " + position)
                                    .orElse(""),
                    "mend it, or remove the file");
        } else if (!facts.listingComplete()) {
            hold(
                    holds,
                    deletes,
                    false,
                    "PRUNE-LISTING",
                    "waits, because the target did not show everything",
                    "see the findings of this plan");
        }
        return holds.stream().findFirst();
    }

    private static boolean kept(Change change) {
        return change.live().map(LiveResource::keep).orElse(false);
    }

    private static int services(List<Change> deletes) {
        return deletes.stream().map(Change::service).collect(Collectors.toSet()).size();
    }

    private static void hold(
            List<Hold> holds, List<Change> deletes, boolean approvable, String code, String what, String remedy) {
        if (deletes.isEmpty()) {
            return;
        }
        Set<ServiceId> services = deletes.stream().map(Change::service).collect(Collectors.toCollection(TreeSet::new));
        String resources =
                deletes.size() == 1 ? "deleting 1 resource (" : "deleting " + deletes.size() + " resources (";
        holds.add(new Hold(
                Diagnostic.warning(code)
                        .what(resources + names(services) + ") " + what)
                        .remedy(remedy)
                        .build(),
                approvable,
                deletes));
    }

    private static String names(Set<ServiceId> services) {
        String first = services.stream().limit(3).map(ServiceId::toString).collect(Collectors.joining(", "));
        return services.size() > 3 ? first + " and " + (services.size() - 3) + " more" : first;
    }
}
