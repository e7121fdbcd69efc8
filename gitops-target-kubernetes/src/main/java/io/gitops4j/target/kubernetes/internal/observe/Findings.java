package io.gitops4j.target.kubernetes.internal.observe;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one observation has found so far. One thread. */
final class Findings {
    private final Map<ResourceId, LiveResource> found = new TreeMap<>();
    private final Set<Diagnostic> problems = new LinkedHashSet<>();
    private final Set<ResourceId> leftOut = new TreeSet<>();
    private boolean complete = true;

    void add(LiveResource resource) {
        found.put(resource.id(), resource);
    }

    void unreadable(Diagnostic why) {
        complete = false;
        problems.add(why);
    }

    void leaveOut(Collection<ResourceId> ids, Diagnostic why) {
        leftOut.addAll(ids);
        problems.add(why);
    }

    /** Takes over what another one found. */
    void addAll(Findings other) {
        found.putAll(other.found);
        problems.addAll(other.problems);
        complete &= other.complete;
    }

    boolean complete() {
        return complete;
    }

    boolean empty() {
        return found.isEmpty();
    }

    List<ResourceId> missing(Collection<ResourceId> wanted) {
        List<ResourceId> missing = new ArrayList<>(wanted);
        missing.removeIf(found::containsKey);
        return missing;
    }

    Observation toObservation() {
        return new Observation(List.copyOf(found.values()), complete, List.copyOf(problems), leftOut);
    }
}
