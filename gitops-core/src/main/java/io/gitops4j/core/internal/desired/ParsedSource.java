package io.gitops4j.core.internal.desired;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Revision;
import java.util.Collections;
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

    /** Whether reading the same revision again could not give anything else. */
    boolean settled() {
        return manifests.values().stream().noneMatch(ParsedManifest::broken);
    }
}
