package io.gitops4j.core.internal.history;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the records of a history add up to. An intent adds to what a service may have; its outcome says exactly what it has, and
 * what other open intents claim stays claimed. So the inventory is never smaller than the truth. Not thread-safe.
 */
final class Ledger {
    private final Map<ServiceId, Set<ResourceId>> settled = new TreeMap<>();
    private final Map<ServiceId, Deployed> deployed = new TreeMap<>();
    private final Map<Long, Intent> open = new TreeMap<>();
    private final EarlierStates earlier;

    /** @param earlier is told every deployment that ends */
    Ledger(EarlierStates earlier) {
        this.earlier = earlier;
    }

    void apply(long sequence, HistoryRecord record) {
        if (record instanceof Intent intent) {
            leaveOpen(sequence, intent);
        } else if (record instanceof Outcome outcome) {
            Intent intent = open.get(outcome.deployment());
            if (intent != null) {
                outcome.services().forEach(entry -> settle(outcome.deployment(), intent, entry));
                leaveOpen(outcome.deployment(), intent.without(outcome.ended()));
            }
        } else if (record instanceof Checkpoint checkpoint) {
            settled.clear();
            settled.putAll(checkpoint.settled());
            deployed.clear();
            deployed.putAll(checkpoint.deployed());
            open.clear();
            open.putAll(checkpoint.open());
            deployed.forEach((service, last) -> earlier.add(last.number(), service, last.desired(), true));
        }
    }

    private void leaveOpen(long number, Intent left) {
        if (left.services().isEmpty()) {
            open.remove(number);
        } else {
            open.put(number, left);
        }
    }

    /** An outcome that comes late, behind one of a later deployment of the same service, takes nothing back (I6). */
    private void settle(long number, Intent intent, Outcome.Entry outcome) {
        ServiceId service = outcome.service();
        boolean succeeded = outcome.state() == Deployment.State.SUCCEEDED;
        intent.entry(service).ifPresent(entry -> earlier.add(number, service, entry.desired(), succeeded));
        Deployed last = deployed.get(service);
        boolean late = last != null && last.number() > number;
        Set<ResourceId> resources = new LinkedHashSet<>(outcome.resources());
        if (late || outcome.state() == Deployment.State.INTERRUPTED) {
            resources.addAll(settled.getOrDefault(service, Set.of()));
        }
        if (resources.isEmpty()) {
            settled.remove(service);
        } else {
            settled.put(service, resources);
        }
        if (!late && succeeded) {
            intent.entry(service)
                    .flatMap(entry -> entry.to().map(to -> new Deployed(number, to, entry.desired())))
                    .ifPresent(now -> deployed.put(service, now));
        } else if (!late && outcome.state() == Deployment.State.REMOVED) {
            deployed.remove(service);
        }
    }

    Checkpoint checkpoint() {
        return new Checkpoint(settled, deployed, open);
    }

    /** What has begun and not ended, by number; each intent without the services that have. */
    Map<Long, Intent> open() {
        return Collections.unmodifiableMap(open);
    }

    Optional<Deployed> deployed(ServiceId service) {
        return Optional.ofNullable(deployed.get(service));
    }

    /** What one service has, or may have. */
    Set<ResourceId> resources(ServiceId service) {
        Set<ResourceId> resources = new LinkedHashSet<>(settled.getOrDefault(service, Set.of()));
        for (Intent intent : open.values()) {
            intent.entry(service).ifPresent(entry -> resources.addAll(entry.resources()));
        }
        return Collections.unmodifiableSet(resources);
    }

    Map<ResourceId, ServiceId> inventory() {
        Map<ResourceId, ServiceId> inventory = new TreeMap<>();
        settled.forEach((service, resources) -> resources.forEach(resource -> inventory.put(resource, service)));
        for (Intent intent : open.values()) {
            for (Intent.Entry entry : intent.services()) {
                entry.resources().forEach(resource -> inventory.put(resource, entry.service()));
            }
        }
        return Collections.unmodifiableMap(inventory);
    }
}
