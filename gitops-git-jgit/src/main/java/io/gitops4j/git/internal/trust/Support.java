package io.gitops4j.git.internal.trust;

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
    private final Map<ObjectId, Judged> known = new LinkedHashMap<>();
    private final Map<ObjectId, List<Signer>> approvers = new HashMap<>();
    private final Map<ObjectId, List<Signer>> mergers = new HashMap<>();
    private boolean mergesRead;

    /**
     * @param before commits of the accepted revision that the range builds on
     * @param commits of the range
     */
    Support(RevWalk walk, CommitRange range, Collection<Judged> before, Collection<Judged> commits) {
        this.walk = walk;
        this.range = range;
        before.forEach(this::add);
        commits.forEach(this::add);
    }

    private void add(Judged commit) {
        known.put(commit.id(), commit);
        commit.approves().forEach(approved -> add(approvers, approved, commit.signer()));
    }

    /** Who signed a commit; nothing for the trusted one. */
    Optional<Signer> signer(ObjectId commit) {
        return find(commit).map(Judged::signer);
    }

    private Optional<Judged> find(ObjectId commit) {
        return Optional.ofNullable(known.get(commit));
    }

    /** Those who approved it. */
    List<Signer> approving(Judged commit) {
        return others(commit, approvers.getOrDefault(commit.id(), List.of()));
    }

    /** Those too who merged it. */
    List<Signer> all(Judged commit) throws IOException {
        readMerges();
        List<Signer> all = new ArrayList<>(approvers.getOrDefault(commit.id(), List.of()));
        all.addAll(mergers.getOrDefault(commit.id(), List.of()));
        return others(commit, all);
    }

    private static List<Signer> others(Judged commit, List<Signer> signers) {
        return signers.stream()
                .filter(signer -> !signer.person().equals(commit.signer().person()))
                .toList();
    }

    /** Walks, so it is done only where approvals are not enough. */
    private void readMerges() throws IOException {
        if (mergesRead) {
            return;
        }
        mergesRead = true;
        for (Judged merge : known.values()) {
            if (merge.isMerge() && range.ids().contains(merge.id())) {
                for (ObjectId brought : range.broughtBy(walk, merge.id())) {
                    add(mergers, brought, merge.signer());
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
        Set<String> persons = new TreeSet<>();
        approving(newestChange).forEach(signer -> persons.add(signer.person()));
        if (newestChange.isMerge()) {
            for (ObjectId id : range.broughtBy(walk, newestChange.id())) {
                Optional<Judged> brought = find(id).filter(Judged::changes);
                if (brought.isPresent()) {
                    List<Signer> signers = new ArrayList<>(approving(brought.get()));
                    signers.addAll(others(brought.get(), List.of(newestChange.signer())));
                    signers.forEach(signer -> persons.add(signer.person()));
                }
            }
        }
        return List.copyOf(persons);
    }

    private static void add(Map<ObjectId, List<Signer>> map, ObjectId commit, Signer signer) {
        map.computeIfAbsent(commit, id -> new ArrayList<>()).add(signer);
    }
}
