package io.gitops4j.core.internal.desired;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Revision;
import java.util.Collections;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one source declares at one revision.
 *
 * @param revision which
 * @param commit who made it
 * @param manifests by path
 */
record ParsedSource(Revision revision, CommitInfo commit, SortedMap<String, ParsedManifest> manifests) {
    ParsedSource {
        manifests = Collections.unmodifiableSortedMap(new TreeMap<>(manifests));
    }

    /** Whether no manifest is another object than there: they are parsed once for as long as they are the same. */
    @SuppressWarnings("ReferenceEquality") // comparing two results costs as much as parsing
    boolean sameManifestsAs(ParsedSource other) {
        if (manifests.size() != other.manifests.size()) {
            return false;
        }
        Iterator<ParsedManifest> others = other.manifests.values().iterator();
        return manifests.values().stream().allMatch(manifest -> manifest == others.next());
    }

    /** Whether reading the same revision again could not give anything else. */
    boolean settled() {
        return manifests.values().stream().noneMatch(ParsedManifest::broken);
    }
}
