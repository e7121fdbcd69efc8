package io.gitops4j.web.report;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Digest;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Position;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a page shows of a plan.
 *
 * @param digest that an approval names
 * @param ran whether it is the plan of the last run, or one made later
 * @param services those that have something to do
 * @param holds deletes that are held
 * @param findings of no single service
 */
record PlannedChanges(
        Digest digest, boolean ran, Map<ServiceId, OfService> services, List<Held> holds, List<String> findings) {
    /** For one resource; more tell nobody more. */
    private static final int FIELDS = 50;

    private static final int RESOURCES = 100;

    /**
     * Of one service.
     *
     * @param revision at which it is declared
     * @param manifest where it is declared
     * @param written whether the last run wrote something of it
     * @param changes what differs
     */
    record OfService(Optional<Revision> revision, Optional<Position> manifest, boolean written, List<Step> changes) {}

    /**
     * Of one resource.
     *
     * @param kind what is to be done
     * @param id with what
     * @param reason why
     * @param fields which differ
     * @param more how many more fields differ
     */
    record Step(ChangeKind kind, ResourceId id, String reason, List<FieldDiff> fields, int more) {}

    /**
     * Deletes that are held for one reason.
     *
     * @param reason with what to do
     * @param approvable by the plan's digest
     * @param resources a hundred at most
     * @param more how many more there are
     */
    record Held(String reason, boolean approvable, List<String> resources, int more) {
        static Held of(Hold hold) {
            return new Held(
                    hold.reason().toString(),
                    hold.approvable(),
                    hold.changes().stream()
                            .limit(RESOURCES)
                            .map(change -> change.id() + " of " + change.service())
                            .toList(),
                    Math.max(0, hold.changes().size() - RESOURCES));
        }
    }

    /** Of a plan that nobody has carried out. */
    static PlannedChanges of(Plan plan) {
        return of(plan, false, Set.of());
    }

    /** Of the plan of a run, if there was one. */
    static Optional<PlannedChanges> of(ReconcileResult result) {
        Set<ServiceId> written = result.services().stream()
                .filter(service -> !service.written().isEmpty())
                .map(ServiceResult::service)
                .collect(Collectors.toSet());
        return result.plan().map(plan -> of(plan, true, written));
    }

    private static PlannedChanges of(Plan plan, boolean ran, Set<ServiceId> written) {
        Map<ServiceId, OfService> services = new LinkedHashMap<>();
        for (ServicePlan service : plan.services()) {
            List<Step> steps = service.changes().stream()
                    .filter(change -> change.kind().writes())
                    .map(PlannedChanges::step)
                    .toList();
            if (!steps.isEmpty()) {
                services.put(
                        service.service(),
                        new OfService(
                                service.revision(), service.manifest(), written.contains(service.service()), steps));
            }
        }
        return new PlannedChanges(
                plan.digest(),
                ran,
                Map.copyOf(services),
                plan.holds().stream().map(Held::of).toList(),
                plan.diagnostics().stream().map(Object::toString).toList());
    }

    private static Step step(Change change) {
        List<FieldDiff> fields = change.diff();
        return new Step(
                change.kind(),
                change.id(),
                change.reason(),
                fields.stream().limit(FIELDS).toList(),
                Math.max(0, fields.size() - FIELDS));
    }
}
