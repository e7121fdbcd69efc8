package io.gitops4j.git.internal.trust;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules of one parent say of a commit.
 *
 * @param signer who signed it, by these rules
 * @param asked lists of owners, of whom one each has to stand by it beside the signer, with a path that they own
 */
record Judgement(Signer signer, Map<List<String>, String> asked) {
    Judgement {
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    /** A path none of whose owners is among those who stand by the commit, with its owners. */
    Optional<Map.Entry<List<String>, String>> unasked(Collection<Signer> others) {
        return asked.entrySet().stream()
                .filter(entry -> others.stream()
                        .noneMatch(other -> entry.getKey().stream().anyMatch(other::hasName)))
                .findFirst();
    }
}
