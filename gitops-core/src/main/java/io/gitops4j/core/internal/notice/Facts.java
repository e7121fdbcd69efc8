package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Contact;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * How everything is after a run.
 *
 * @param facts one for each thing
 * @param unsure keys of things that this run does not tell anything of: what was told of them stands
 * @param complete whether what is named in neither is not there any more
 * @param rollbacks that began
 * @param newestDeployment every deployment up to this number was looked at
 */
record Facts(List<Fact> facts, Set<String> unsure, boolean complete, List<Item> rollbacks, long newestDeployment) {
    /** The run itself. */
    static final String RUN = "run";

    static final String FILE = "file ";
    static final String HOLD = "hold ";
    static final String SERVICE = "service ";

    Facts {
        facts = List.copyOf(facts);
        unsure = Set.copyOf(unsure);
        rollbacks = List.copyOf(rollbacks);
    }

    /** @param seen deployments up to this number were looked at before */
    static Facts of(Observation observation, long seen) {
        if (observation.result().status() == RunStatus.CANCELLED) {
            return new Facts(List.of(), Set.of(), false, List.of(), seen);
        }
        if (observation.result().plan().isEmpty() || observation.plan().isEmpty()) {
            return new Facts(new RunFacts(observation).all(), Set.of(), false, List.of(), seen);
        }
        ServiceFacts services = new ServiceFacts(observation, observation.plan().get());
        Missed missed = Missed.of(observation, seen);
        Map<String, Fact> facts = new TreeMap<>();
        new RunFacts(observation).all().forEach(fact -> facts.put(fact.key(), fact));
        services.facts().forEach(fact -> facts.put(fact.key(), fact));
        missed.failures(services).forEach(fact -> facts.put(fact.key(), fact));
        Map<ServiceId, Item> rollbacks = new TreeMap<>(missed.rollbacks(services));
        rollbacks.putAll(services.rollbacks());
        return new Facts(
                List.copyOf(facts.values()),
                services.unsure(),
                true,
                List.copyOf(rollbacks.values()),
                Math.max(
                        seen,
                        Math.max(
                                missed.newest(),
                                observation.result().deployment().orElse(0))));
    }

    static String key(ServiceId service) {
        return SERVICE + service;
    }

    /** What is told of the end of a trouble whose thing is not there any more: of a service that nobody declares, nothing. */
    static Optional<NoticeEntry> recoveryOf(Trouble trouble) {
        return trouble.key().startsWith(FILE)
                ? Optional.of(general(NoticeKind.RECOVERY, trouble.key().substring(FILE.length()) + " is read again"))
                : Optional.empty();
    }

    static NoticeEntry general(NoticeKind kind, String what) {
        return new NoticeEntry(
                kind,
                Optional.empty(),
                what,
                Optional.empty(),
                Contact.NONE,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
