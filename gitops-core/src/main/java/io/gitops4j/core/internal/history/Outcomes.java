package io.gitops4j.core.internal.history;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes outcomes that name every service of their intent, each once. */
final class Outcomes {
    private Outcomes() {}

    static Outcome interrupted(long number, Instant at, Intent intent) {
        return complete(number, at, intent, List.of());
    }

    static Outcome complete(long number, Instant at, Intent intent, List<Outcome.Entry> known) {
        Map<ServiceId, Outcome.Entry> byService = new LinkedHashMap<>();
        for (Outcome.Entry entry : known) {
            if (byService.put(entry.service(), entry) != null) {
                throw new IllegalArgumentException(entry.service() + " has two outcomes");
            }
        }
        List<Outcome.Entry> all = new ArrayList<>();
        for (Intent.Entry entry : intent.services()) {
            Outcome.Entry end = byService.remove(entry.service());
            all.add(
                    end != null
                            ? end
                            : new Outcome.Entry(
                                    entry.service(),
                                    Deployment.State.INTERRUPTED,
                                    "the engine stopped before it was done",
                                    entry.resources()));
        }
        if (!byService.isEmpty()) {
            throw new IllegalArgumentException(byService.keySet() + " are no part of deployment " + number);
        }
        return new Outcome(number, at, all);
    }
}
