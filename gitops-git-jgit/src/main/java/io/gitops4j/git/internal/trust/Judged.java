package io.gitops4j.git.internal.trust;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit with a good signature, and what else it needs.
 *
 * @param signer who signed it, by the rules of its first parent
 * @param parents first parent first
 * @param changes whether it changes a file itself
 * @param asked lists of owners, of whom one each has to stand by it beside the signer, with a path that they own
 * @param approves the commits that it approves
 */
record Judged(
        ObjectId id,
        Signer signer,
        List<ObjectId> parents,
        boolean changes,
        Map<List<String>, String> asked,
        Set<ObjectId> approves) {
    Judged {
        parents = List.copyOf(parents);
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
        approves = Set.copyOf(approves);
    }

    boolean isMerge() {
        return parents.size() > 1;
    }
}
