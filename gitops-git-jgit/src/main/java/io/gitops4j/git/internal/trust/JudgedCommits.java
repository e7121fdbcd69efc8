package io.gitops4j.git.internal.trust;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Commits whose signature was found good by the rules of now, which are those of their parents and so always the same. Whether a
 * revision that holds them is accepted is another matter. The oldest are forgotten, and judged again where they are asked for.
 */
final class JudgedCommits {
    private static final int REMEMBERED = 20_000;

    private final Map<ObjectId, Judged> commits = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectId, Judged> eldest) {
            return size() > REMEMBERED;
        }
    };

    Optional<Judged> find(ObjectId commit) {
        return Optional.ofNullable(commits.get(commit));
    }

    void add(Judged judged) {
        commits.put(judged.id(), judged);
    }
}
