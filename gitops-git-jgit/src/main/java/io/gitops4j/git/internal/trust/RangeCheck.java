package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Judges the commits of a range one by one: the signature, the rules that it leaves, and what it needs beside its signature. */
final class RangeCheck {
    /** Names a commit that its own signer stands by; several in one message. */
    private static final String APPROVES = "Gitops-Approves";

    /** More is a way to make the engine work. */
    private static final int MOST_PARENTS = 16;

    private final TrustOptions options;
    private final ParentRules rules;
    private final Signatures signatures;
    private final CommitRange range;
    private final Map<ObjectId, Instant> times;
    private final Refusals refusals;
    private final JudgedCommits judged;

    /** @param times at which the keys of each commit have to be valid */
    RangeCheck(
            TrustOptions options,
            ParentRules rules,
            Signatures signatures,
            CommitRange range,
            Map<ObjectId, Instant> times,
            Refusals refusals,
            JudgedCommits judged) {
        this.options = options;
        this.rules = rules;
        this.signatures = signatures;
        this.range = range;
        this.times = times;
        this.refusals = refusals;
        this.judged = judged;
    }

    /**
     * All of them, parents before children.
     *
     * @throws GitOpsException REJECTED at the oldest commit that is refused
     */
    List<Judged> run(RevWalk walk, Operation operation) throws IOException {
        List<Judged> all = new ArrayList<>();
        for (RevCommit commit : range.commits()) {
            operation.checkpoint();
            Optional<Judged> known = judged.find(commit);
            if (known.isEmpty()) {
                try {
                    known = Optional.of(judge(walk, commit, operation));
                } catch (GitOpsException e) {
                    if (!range.isOlder(walk, commit)) {
                        throw e;
                    }
                }
            }
            known.ifPresent(good -> {
                judged.add(good);
                all.add(good);
            });
        }
        return all;
    }

    private Judged judge(RevWalk walk, RevCommit commit, Operation operation) throws IOException {
        if (commit.getParentCount() > MOST_PARENTS) {
            throw refusals.signature(commit, Verdict.refused("has more than " + MOST_PARENTS + " parents"));
        }
        Instant time = Objects.requireNonNull(times.get(commit), "a time for each commit");
        byte[] raw = signatures.raw(walk, commit);
        List<Needs.Judge> judges = new ArrayList<>();
        for (Rules judging : rules.judging(walk, commit)) {
            judges.add(new Needs.Judge(judging.owners(), signatures.of(commit, raw, judging.keys(), time)));
        }
        rules.own(walk, commit);
        Needs needs = new Needs(judges);
        if (options.asksOthers()) {
            Change.paths(walk, commit, path -> {
                operation.checkpoint();
                needs.add(path);
            });
        }
        return new Judged(
                commit.copy(),
                judges.get(0).signer(),
                Arrays.stream(commit.getParents()).map(ObjectId::copy).toList(),
                needs.changes(),
                needs.asked(),
                approves(raw));
    }

    private static Set<ObjectId> approves(byte[] raw) {
        Set<ObjectId> ids = new HashSet<>();
        for (String value : RevCommit.parse(raw).getFooterLines(APPROVES)) {
            if (ObjectId.isId(value.strip())) {
                ids.add(ObjectId.fromString(value.strip()));
            }
        }
        return ids;
    }
}
