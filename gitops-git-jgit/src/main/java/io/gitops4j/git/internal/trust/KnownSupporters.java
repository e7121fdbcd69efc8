package io.gitops4j.git.internal.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.References;

/** Finds who signed a commit by the rules that judge another one: with their keys, their names and their revocations. */
final class KnownSupporters {
    private static final int REMEMBERED = 256;

    private final RevWalk walk;
    private final ParentRules rules;
    private final Signatures signatures;
    private final Map<Question, Verdict> verdicts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Verdict> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Keys are the same when they are one object: a comparison would cost as much as the answer. */
    private record Question(ObjectId supporter, SigningKeys keys) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question that
                    && supporter.equals(that.supporter)
                    && References.isSameObject(keys, that.keys);
        }

        @Override
        public int hashCode() {
            return supporter.hashCode();
        }
    }

    KnownSupporters(RevWalk walk, ParentRules rules, Signatures signatures) {
        this.walk = walk;
        this.rules = rules;
        this.signatures = signatures;
    }

    /** Those whom all who judge the commit know, without its own signer. */
    List<Supporter> of(Judged commit, List<Judged> supporting) throws IOException {
        if (supporting.isEmpty()) {
            return List.of();
        }
        List<Rules> judging = rules.judging(walk, walk.parseCommit(commit.id()));
        List<Supporter> known = new ArrayList<>();
        for (Judged one : supporting) {
            supporter(one, judging)
                    .filter(supporter -> !supporter.isSignerOf(commit))
                    .ifPresent(known::add);
        }
        return known;
    }

    private Optional<Supporter> supporter(Judged supporting, List<Rules> judging) throws IOException {
        List<Signer> signers = new ArrayList<>();
        for (Rules judge : judging) {
            if (!(verdict(supporting, judge.keys()) instanceof Verdict.Good good)) {
                return Optional.empty();
            }
            signers.add(good.signer());
        }
        return Optional.of(new Supporter(signers));
    }

    private Verdict verdict(Judged supporting, SigningKeys keys) throws IOException {
        Question question = new Question(supporting.id(), keys);
        Verdict known = verdicts.get(question);
        if (known != null) {
            return known;
        }
        byte[] raw = signatures.raw(walk, walk.parseCommit(supporting.id()));
        Verdict verdict = keys.verify(SignedObject.ofCommit(raw), supporting.time());
        verdicts.put(question, verdict);
        return verdict;
    }
}
