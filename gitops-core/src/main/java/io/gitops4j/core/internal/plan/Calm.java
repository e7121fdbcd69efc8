package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.desired.DesiredState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the last look at the whole target found to be as wanted. A run that may trust a look of that age looks at the rest alone: at
 * services that are new, that changed, or that were not as wanted. Where something is to go, the whole is looked at, as a delete needs
 * a complete listing. Used by one run at a time.
 */
final class Calm {
    /** With more services to look at, one listing of everything is cheaper. */
    private static final int MOST = 32;

    /**
     * What was found.
     *
     * @param plan the last one
     * @param settled its services that were as wanted
     * @param diagnostics of the last look at everything
     * @param nanos when that was
     */
    private record Found(
            DesiredState desired,
            Plan plan,
            Map<ServiceId, ServicePlan> settled,
            List<Diagnostic> diagnostics,
            long nanos) {
        static Found of(DesiredState desired, Plan plan, List<Diagnostic> diagnostics, long nanos) {
            Map<ServiceId, ServicePlan> settled = new HashMap<>(plan.services().size() * 2);
            plan.services().stream()
                    .filter(service -> service.verdict() == Verdict.UNCHANGED)
                    .forEach(service -> settled.put(service.service(), service));
            return new Found(desired, plan, settled, diagnostics, nanos);
        }

        boolean everythingAsWanted() {
            return settled.size() == plan.services().size()
                    && plan.diagnostics().equals(diagnostics);
        }
    }

    private Optional<Found> last = Optional.empty();

    /**
     * What need not be looked at, and what must.
     *
     * @param settled plans of services that are taken to be as they were found
     * @param unsure the other declared ones
     * @param diagnostics of the whole, as found
     */
    record Rest(Map<ServiceId, ServicePlan> settled, List<DesiredService> unsure, List<Diagnostic> diagnostics) {
        /** The ids that a look at the unsure has to find. */
        Set<ResourceId> wanted() {
            return unsure.stream().flatMap(service -> ids(service).stream()).collect(Collectors.toSet());
        }
    }

    /** Remembers a look at everything, unless something was to go or was held. */
    void found(DesiredState desired, Plan plan, long nanos) {
        last = plan.holds().isEmpty() && plan.services().stream().noneMatch(Calm::losesSomething)
                ? Optional.of(Found.of(desired, plan, plan.diagnostics(), nanos))
                : Optional.empty();
    }

    /** Remembers a look at the rest; the others are as old as they were. */
    void foundRest(DesiredState desired, Plan plan) {
        last = last.map(found -> Found.of(desired, plan, found.diagnostics(), found.nanos()));
    }

    static boolean losesSomething(ServicePlan plan) {
        return plan.removal()
                || plan.changes().stream()
                        .map(Change::kind)
                        .anyMatch(kind -> kind == ChangeKind.DELETE || kind == ChangeKind.RECREATE);
    }

    /** The last plan, where nothing is wanted anew and everything was as wanted: another could not say anything else. */
    @SuppressWarnings("ReferenceEquality") // where no source moved, what is wanted is the same object
    Optional<Plan> same(DesiredState desired, Duration trusted, long nanos) {
        return trusted(trusted, nanos)
                .filter(found -> found.desired() == desired && found.everythingAsWanted())
                .map(Found::plan);
    }

    private Optional<Found> trusted(Duration age, long nanos) {
        return last.filter(found -> nanos - found.nanos() < age.toNanos());
    }

    /** What to look at now; nothing when it has to be everything. */
    Optional<Rest> rest(DesiredState desired, Duration trusted, long nanos) {
        return trusted(trusted, nanos)
                .filter(found -> found.desired().fileProblems().equals(desired.fileProblems()))
                .flatMap(found -> rest(found, desired))
                .filter(rest -> rest.unsure().size() <= MOST);
    }

    /** Goes through both states side by side, as they are in the same order; nothing where something that was wanted no longer is. */
    private static Optional<Rest> rest(Found found, DesiredState desired) {
        Map<ServiceId, ServicePlan> settled =
                new LinkedHashMap<>(found.settled().size() * 2);
        List<DesiredService> unsure = new ArrayList<>();
        Iterator<DesiredService> before = found.desired().services().values().iterator();
        Optional<DesiredService> old = next(before);
        for (DesiredService service : desired.services().values()) {
            int order = old.map(earlier -> earlier.id().compareTo(service.id())).orElse(1);
            if (order < 0) {
                return Optional.empty();
            }
            Optional<ServicePlan> known = Optional.empty();
            if (order == 0) {
                DesiredService earlier = old.orElseThrow();
                if (earlier.sameAtAnyRevision(service)) {
                    known = Optional.ofNullable(found.settled().get(service.id()));
                } else if (!ids(service).containsAll(ids(earlier))) {
                    return Optional.empty();
                }
                old = next(before);
            }
            known.ifPresentOrElse(plan -> settled.put(service.id(), moved(plan, service)), () -> unsure.add(service));
        }
        return old.isPresent() ? Optional.empty() : Optional.of(new Rest(settled, unsure, found.diagnostics()));
    }

    private static Optional<DesiredService> next(Iterator<DesiredService> services) {
        return services.hasNext() ? Optional.of(services.next()) : Optional.empty();
    }

    private static Set<ResourceId> ids(DesiredService service) {
        return service.resources().stream().map(DesiredResource::id).collect(Collectors.toSet());
    }

    private static ServicePlan moved(ServicePlan plan, DesiredService now) {
        return plan.revision().equals(Optional.of(now.revision())) ? plan : plan.at(now.revision(), now.manifest());
    }
}
