package io.gitops4j.core.internal.history;

import com.google.common.collect.Maps;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the records of a history add up to. An intent adds to what a service may have; its outcome says exactly what it has, and
 * what other open intents claim stays claimed. So the inventory is never smaller than the truth. Not thread-safe.
 */
final class Ledger {
    private final Map<ServiceId, Set<ResourceId>> settled = new TreeMap<>();
    private final Map<ServiceId, Deployed> deployed = new TreeMap<>();
    private final Map<Long, Begun> open = new TreeMap<>();
    private final EarlierStates earlier;

    /** An intent whose services are found by id: one may be about a hundred thousand, each of which ends. */
    private record Begun(Intent intent, Map<ServiceId, Intent.Entry> entries) {
        static Begun of(Intent intent) {
            Map<ServiceId, Intent.Entry> entries =
                    Maps.newHashMapWithExpectedSize(intent.services().size());
            intent.services().forEach(entry -> entries.putIfAbsent(entry.service(), entry));
            return new Begun(intent, entries);
        }

        Optional<Intent.Entry> entry(ServiceId service) {
            return Optional.ofNullable(entries.get(service));
        }
    }

    /** @param earlier is told every deployment that ends */
    Ledger(EarlierStates earlier) {
        this.earlier = earlier;
    }

    void apply(long sequence, HistoryRecord record) {
        if (record instanceof Intent intent) {
            leaveOpen(sequence, intent);
        } else if (record instanceof Outcome outcome) {
            Begun begun = open.get(outcome.deployment());
            if (begun != null) {
                outcome.services().forEach(entry -> settle(outcome, begun.entry(entry.service()), entry));
                leaveOpen(outcome.deployment(), begun.intent().without(outcome.ended()));
            }
        } else if (record instanceof Checkpoint checkpoint) {
            settled.clear();
            settled.putAll(checkpoint.settled());
            deployed.clear();
            deployed.putAll(checkpoint.deployed());
            open.clear();
            checkpoint.open().forEach(this::leaveOpen);
            deployed.forEach((service, last) -> earlier.add(last.number(), service, last.desired(), true));
        }
    }

    private void leaveOpen(long number, Intent left) {
        if (left.services().isEmpty()) {
            open.remove(number);
        } else {
            open.put(number, Begun.of(left));
        }
    }

    /** An outcome that comes late, behind one of a later deployment of the same service, takes nothing back (I6). */
    private void settle(Outcome ended, Optional<Intent.Entry> intended, Outcome.Entry outcome) {
        long number = ended.deployment();
        ServiceId service = outcome.service();
        boolean succeeded = outcome.state() == Deployment.State.SUCCEEDED;
        intended.ifPresent(entry -> earlier.add(number, service, entry.desired(), succeeded));
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
            intended.flatMap(entry -> entry.to()
                            .map(to -> new Deployed(
                                    number, to, entry.desired(), since(Optional.ofNullable(last), entry, ended.at()))))
                    .ifPresent(now -> deployed.put(service, now));
        } else if (!late && outcome.state() == Deployment.State.REMOVED) {
            deployed.remove(service);
        }
    }

    /** A repair brings what is there already. */
    private static Optional<Instant> since(Optional<Deployed> last, Intent.Entry entry, Instant ended) {
        return last.filter(before -> before.desired().equals(entry.desired()))
                .map(Deployed::since)
                .orElse(Optional.of(ended));
    }

    Checkpoint checkpoint() {
        return new Checkpoint(settled, deployed, open());
    }

    /** What has begun and not ended, by number; each intent without the services that have. */
    Map<Long, Intent> open() {
        return Collections.unmodifiableMap(Maps.transformValues(open, Begun::intent));
    }

    /** What has begun of a service and not ended. */
    Stream<Intent.Entry> open(ServiceId service) {
        return open.values().stream().flatMap(begun -> begun.entry(service).stream());
    }

    /** Whether a deployment has begun with a service and not ended it. */
    boolean open(long number, ServiceId service) {
        Begun begun = open.get(number);
        return begun != null && begun.entry(service).isPresent();
    }

    Optional<Deployed> deployed(ServiceId service) {
        return Optional.ofNullable(deployed.get(service));
    }

    /** What one service has, or may have. */
    Set<ResourceId> resources(ServiceId service) {
        Set<ResourceId> resources = new LinkedHashSet<>(settled.getOrDefault(service, Set.of()));
        open(service).forEach(entry -> resources.addAll(entry.resources()));
        return Collections.unmodifiableSet(resources);
    }

    Map<ResourceId, ServiceId> inventory() {
        Map<ResourceId, ServiceId> inventory = new TreeMap<>();
        settled.forEach((service, resources) -> resources.forEach(resource -> inventory.put(resource, service)));
        for (Begun begun : open.values()) {
            for (Intent.Entry entry : begun.intent().services()) {
                entry.resources().forEach(resource -> inventory.put(resource, entry.service()));
            }
        }
        return Collections.unmodifiableMap(inventory);
    }
}
