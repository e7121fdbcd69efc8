package io.gitops4j.git.internal.trust;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/** Judges revisions by the rules of an operator and, where they say so, of the repository. Not thread-safe. */
final class RevisionCheck {
    private final TrustOptions options;
    private final SigningKeys keys;
    private final RepositoryRules repositoryRules;
    private final Refusals refusals;
    private final Signatures signatures;
    private final JudgedCommits judged = new JudgedCommits();
    private final Lineage lineage = new Lineage();

    RevisionCheck(TrustOptions options, SigningKeys keys) {
        this.options = options;
        this.keys = keys;
        this.refusals = new Refusals(options.mode() == TrustOptions.Mode.EVERY);
        this.signatures = new Signatures(refusals);
        this.repositoryRules = new RepositoryRules(options, keys);
    }

    /** The commit alone, or a signed tag on it. */
    Accepted tip(RevWalk walk, ObjectId id, Optional<SignedTag> tag, FirstSeen seen, Instant now) throws IOException {
        RevCommit commit = commit(walk, id);
        Optional<Signer> tagger = tag.isPresent() ? tagger(walk, tag.get(), commit, keys, seen, now) : Optional.empty();
        Signer signer = tagger.isPresent()
                ? tagger.get()
                : signatures.of(commit, signatures.raw(walk, commit), keys, seen.timeOf(id, now));
        return new Accepted(Optional.of(signer.toString()), List.of());
    }

    /** All commits since the trusted one, without those of the revision before, where this one builds on it. */
    Accepted every(RevWalk walk, ObjectId id, Optional<SignedTag> tag, FirstSeen seen, Instant now, Operation operation)
            throws IOException {
        RevCommit commit = commit(walk, id);
        CommitRange range = CommitRange.of(walk, commit, options, lineage.newest(), refusals, operation);
        if (range.before().isEmpty()) {
            lineage.forget();
        }
        ParentRules parentRules = new ParentRules(repositoryRules, range, refusals);
        RangeCheck check =
                new RangeCheck(options, parentRules, signatures, range, seen.times(range, now), refusals, judged);
        List<Judged> commits = check.run(walk, operation);
        KnownSupporters supporters = new KnownSupporters(walk, parentRules, signatures);
        Support support = new Support(walk, range, supporters, lineage.commits(), commits, operation);
        new SupportCheck(options, support, refusals).run(commits, operation);
        if (tag.isPresent()) {
            SigningKeys tagKeys = parentRules.own(walk, commit).keys();
            tagger(walk, tag.get(), commit, tagKeys, seen, now);
        }
        lineage.extend(commit, commits);
        return new Accepted(
                support.signer(commit).map(Signer::toString),
                options.asksOthers() ? support.ofNewestChange(commit) : List.of());
    }

    /** By the time at which the tag was seen: its commit may be older than the end of the key. */
    private Optional<Signer> tagger(
            RevWalk walk, SignedTag tag, RevCommit commit, SigningKeys by, FirstSeen seen, Instant now)
            throws IOException {
        return signatures.of(walk, tag, commit, by, seen.timeOf(tag.id(), now));
    }

    private RevCommit commit(RevWalk walk, ObjectId id) throws IOException {
        RevObject object = walk.parseAny(id);
        if (object instanceof RevCommit commit) {
            return commit;
        }
        throw refusals.signature("object " + id.name(), Verdict.refused("is not a commit"));
    }
}
