package io.gitops4j.git.internal.trust;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those revisions through that the rules accept, with the keys as they are when it is asked. What it has accepted it
 * remembers as long as the rules stay, so that a steady state costs no cryptography and no walk. Thread-safe.
 */
public final class CommitGate {
    private static final int REMEMBERED = 256;

    private final TrustOptions options;
    private final Clock clock;
    private final Path firstSeenFile;
    private final Map<ObjectId, SignedTag> tags = lru();
    private final Map<ObjectId, Accepted> accepted = lru();
    private Optional<OperatorRules> rules = Optional.empty();
    private @Nullable FirstSeen firstSeen;
    private @Nullable RevisionCheck check;

    /** Writes nothing yet. */
    public CommitGate(TrustOptions options, Clock clock, Path cacheDirectory) {
        this.options = options;
        this.clock = clock;
        this.firstSeenFile = cacheDirectory.resolve("first-seen");
    }

    /** Whether anything is asked of a commit. */
    public boolean asks() {
        return options.mode() != TrustOptions.Mode.OFF;
    }

    /**
     * Looks whether a repository has all commits that have to be judged with one, where anything is asked of them.
     *
     * @throws ShallowHistory when some are hidden
     */
    public void checkWhole(Repository repository, ObjectId commit) throws IOException {
        if (asks()) {
            ShallowHistory.refuse(repository, commit);
        }
    }

    /**
     * Reads the keys of the configuration, for whoever wants to know early that they are wrong.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG with GIT-KEYS
     */
    public synchronized void checkConfiguration() {
        if (asks()) {
            refresh();
        }
    }

    /**
     * Judges the newest revision, and remembers which tag it was reached by.
     *
     * @throws io.gitops4j.api.GitOpsException REJECTED with GIT-SIGNATURE or GIT-PERMISSION, and why
     * @throws IOException when the cache is damaged, or {@link ShallowHistory}
     */
    public synchronized Accepted admit(
            Repository repository, ObjectId commit, Optional<SignedTag> tag, Operation operation) throws IOException {
        Optional<SignedTag> before =
                Optional.ofNullable(tag.isPresent() ? tags.put(commit.copy(), tag.get()) : tags.remove(commit));
        if (!before.equals(tag)) {
            accepted.remove(commit);
        }
        return admit(repository, commit, operation);
    }

    /** Judges a revision, as {@link #admit(Repository, ObjectId, Optional, Operation)}. */
    public synchronized Accepted admit(Repository repository, ObjectId commit, Operation operation) throws IOException {
        if (!asks()) {
            return Accepted.UNASKED;
        }
        RevisionCheck current = refresh();
        ShallowHistory.refuse(repository, commit);
        Accepted known = accepted.get(commit);
        if (known != null) {
            return known;
        }
        Instant now = clock.instant();
        FirstSeen seen = firstSeen();
        Optional<SignedTag> tag = Optional.ofNullable(tags.get(commit));
        Accepted result;
        try (ObjectReader reader = new WholeReader(repository.newObjectReader());
                RevWalk walk = new RevWalk(reader)) {
            walk.setRetainBody(false);
            result = options.mode() == TrustOptions.Mode.TIP
                    ? current.tip(walk, commit, tag, seen, now)
                    : current.every(walk, commit, tag, seen, now, operation);
        }
        accepted.put(commit.copy(), result);
        seen.record(commit, now);
        tag.ifPresent(by -> seen.record(by.id(), now));
        return result;
    }

    private RevisionCheck refresh() {
        OperatorRules now = OperatorRules.read(options, rules);
        RevisionCheck current = check;
        if (current == null || !rules.map(OperatorRules::digest).equals(Optional.of(now.digest()))) {
            accepted.clear();
            current = new RevisionCheck(options, now.keys());
            check = current;
            rules = Optional.of(now);
        }
        return current;
    }

    private FirstSeen firstSeen() {
        FirstSeen known = firstSeen;
        if (known == null) {
            known = FirstSeen.in(firstSeenFile);
            firstSeen = known;
        }
        return known;
    }

    private static <V> Map<ObjectId, V> lru() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ObjectId, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
