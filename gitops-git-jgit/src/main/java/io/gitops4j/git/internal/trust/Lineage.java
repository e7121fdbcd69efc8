package io.gitops4j.git.internal.trust;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The revision that was accepted last, and the newest commits that it is made of. Only what is part of an accepted revision counts as
 * an approval: beside a refused commit that changes the rules, anybody may have signed anything.
 */
final class Lineage {
    private static final int REMEMBERED = 20_000;

    private Optional<ObjectId> newest = Optional.empty();
    private final Map<ObjectId, Judged> commits = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectId, Judged> eldest) {
            return size() > REMEMBERED;
        }
    };

    Optional<ObjectId> newest() {
        return newest;
    }

    Collection<Judged> commits() {
        return commits.values();
    }

    /** Another revision was accepted, which builds on the one before. */
    void extend(ObjectId revision, Collection<Judged> added) {
        newest = Optional.of(revision.copy());
        added.forEach(commit -> commits.put(commit.id(), commit));
    }

    /** What follows does not build on it. */
    void forget() {
        newest = Optional.empty();
        commits.clear();
    }
}
