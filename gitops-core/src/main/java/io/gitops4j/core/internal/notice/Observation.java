package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Contact;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known when a run has ended.
 *
 * @param result of the run
 * @param plan nothing when it came no further
 * @param restores what the run brought back, by service
 * @param contacts who answers for each service, as far as was ever read
 * @param past newest deployments, newest first; only of interest to the first run of a process, and empty for any other
 * @param at when it ended
 */
record Observation(
        ReconcileResult result,
        Optional<Plan> plan,
        Map<ServiceId, Return> restores,
        Map<ServiceId, Contact> contacts,
        List<Deployment> past,
        Instant at) {
    Observation {
        restores = Map.copyOf(restores);
        contacts = Map.copyOf(contacts);
        past = List.copyOf(past);
    }

    /**
     * A deployment that brings back an earlier one.
     *
     * @param number of the earlier one
     * @param from what was deployed until then
     */
    record Return(long number, Optional<Revision> from) {}

    Contact contact(ServiceId service) {
        return contacts.getOrDefault(service, Contact.NONE);
    }
}
