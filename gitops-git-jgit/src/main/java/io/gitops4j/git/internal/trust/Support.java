package io.gitops4j.git.internal.trust;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Who stands by a commit beside its signer: whoever signed an approval of it, or a merge that brought it in. A person counts once,
 * and for the own commits not at all.
 */
final class Support {
    private final RevWalk walk;
    private final CommitRange range;
    private final KnownSupporters supporters;
    private final Operation operation;
    private final Map<ObjectId, Judged> known = new LinkedHashMap<>();
    private final Map<ObjectId, List<Judged>> approvals = new HashMap<>();
    private final Map<ObjectId, List<Judged>> merges = new HashMap<>();
    private boolean mergesRead;

    /**
     * @param before commits of the accepted revision that the range builds on
     * @param commits of the range
     */
    Support(
            RevWalk walk,
            CommitRange range,
            KnownSupporters supporters,
            Collection<Judged> before,
            Collection<Judged> commits,
            Operation operation) {
        this.walk = walk;
        this.range = range;
        this.supporters = supporters;
        this.operation = operation;
        before.forEach(this::add);
        commits.forEach(this::add);
    }

    private void add(Judged commit) {
        known.put(commit.id(), commit);
        commit.approves().forEach(approved -> add(approvals, approved, commit));
    }

    /** Who signed a commit; nothing for the trusted one. */
    Optional<Signer> signer(ObjectId commit) {
        return find(commit).map(Judged::signer);
    }

    private Optional<Judged> find(ObjectId commit) {
        return Optional.ofNullable(known.get(commit));
    }

    /** Those who approved it. */
    List<Supporter> approving(Judged commit) throws IOException {
        return supporters.of(commit, approvals.getOrDefault(commit.id(), List.of()));
    }

    /** Those too who merged it. */
    List<Supporter> all(Judged commit) throws IOException {
        readMerges();
        List<Judged> all = new ArrayList<>(approvals.getOrDefault(commit.id(), List.of()));
        all.addAll(merges.getOrDefault(commit.id(), List.of()));
        return supporters.of(commit, all);
    }

    /** Walks, so it is done only where approvals are not enough. */
    private void readMerges() throws IOException {
        if (mergesRead) {
            return;
        }
        mergesRead = true;
        for (Judged merge : known.values()) {
            if (merge.isMerge() && range.ids().contains(merge.id())) {
                for (ObjectId brought : range.broughtBy(walk, merge.id(), operation)) {
                    add(merges, brought, merge);
                }
            }
        }
    }

    /**
     * Who stands by the newest commit that changes something, or by what it brings in, sorted: the persons, for the history.
     */
    List<String> ofNewestChange(ObjectId newest) throws IOException {
        Optional<Judged> change = find(newest);
        while (change.isPresent() && !change.get().changes() && !change.get().isMerge()) {
            List<ObjectId> parents = change.get().parents();
            change = parents.isEmpty() ? Optional.empty() : find(parents.get(0));
        }
        if (change.isEmpty()) {
            return List.of();
        }
        Judged newestChange = change.get();
        Set<String> persons = new TreeSet<>(persons(approving(newestChange)));
        if (newestChange.isMerge()) {
            for (ObjectId id : range.broughtBy(walk, newestChange.id(), operation)) {
                Optional<Judged> brought = find(id).filter(Judged::changes);
                if (brought.isPresent()) {
                    persons.addAll(persons(approving(brought.get())));
                    persons.addAll(persons(supporters.of(brought.get(), List.of(newestChange))));
                }
            }
        }
        return List.copyOf(persons);
    }

    private static List<String> persons(List<Supporter> supporters) {
        return supporters.stream()
                .map(supporter -> supporter.signers().get(0).person())
                .toList();
    }

    private static void add(Map<ObjectId, List<Judged>> map, ObjectId commit, Judged supporting) {
        map.computeIfAbsent(commit, id -> new ArrayList<>()).add(supporting);
    }
}
