package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

    private final TrustOptions options;
    private final ParentRules rules;
    private final Signatures signatures;
    private final CommitRange range;
    private final Map<ObjectId, Instant> times;
    private final Refusals refusals;
    private final JudgedCommits judged;
    private final Map<ObjectId, Judged> good = new HashMap<>();
    private final FormerSupport formerSupport;

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
        this.formerSupport = new FormerSupport(
                range,
                signatures,
                refusals,
                id -> Optional.ofNullable(good.get(id)).or(() -> judged.find(id)));
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
            Judged next = known.isPresent() ? known.get() : judge(walk, commit, operation);
            judged.add(next);
            good.put(next.id(), next);
            all.add(next);
        }
        return all;
    }

    private Judged judge(RevWalk walk, RevCommit commit, Operation operation) throws IOException {
        if (commit.getParentCount() > Change.MOST_PARENTS) {
            throw refusals.tooManyParents(commit, Change.MOST_PARENTS);
        }
        Instant time = Objects.requireNonNull(times.get(commit), "a time for each commit");
        byte[] raw = signatures.raw(walk, commit);
        List<Rules> judging = rules.judging(walk, commit);
        List<Signer> signers = new ArrayList<>();
        for (Rules judge : judging) {
            signers.add(signatures.of(commit, raw, judge.keys(), time));
        }
        rules.own(walk, commit);
        Needs needs = new Needs(judging, signers);
        if (options.asksOthers()) {
            ask(walk, commit, needs, operation);
        }
        return new Judged(
                commit.copy(),
                time,
                needs.judgements(),
                Arrays.stream(commit.getParents()).map(ObjectId::copy).toList(),
                needs.changes(),
                approves(raw));
    }

    /**
     * A merge answers too for all that it brings to rules that were changed since the sides went apart, as if it had made it itself:
     * what was allowed by the old rules, or signed by somebody who is none of the signers any more, may not come in unseen.
     */
    private void ask(RevWalk walk, RevCommit commit, Needs needs, Operation operation) throws IOException {
        Change change = Change.of(walk, commit);
        change.own(path -> {
            operation.checkpoint();
            needs.add(decoded(commit, path));
        });
        if (change.parents().size() < 2) {
            return;
        }
        for (RevCommit parent : change.parents()) {
            Rules judge = rules.of(walk, parent);
            if (rules.areNewerThan(walk, judge, change.bases())) {
                change.since(parent, path -> {
                    operation.checkpoint();
                    needs.add(decoded(commit, path), judge);
                });
                formerSupport.refuse(walk, commit, parent, judge.keys(), operation);
            }
        }
    }

    /** Strictly: read in another way, a path would be in another folder than it looks, and have other owners. */
    private String decoded(RevCommit commit, byte[] path) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(path))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusals.pathNotUtf8(commit);
        }
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
