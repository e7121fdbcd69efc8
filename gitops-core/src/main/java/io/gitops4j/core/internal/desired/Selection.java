package io.gitops4j.core.internal.desired;

import io.gitops4j.spi.SourceFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has to be parsed at a revision, and what need not.
 *
 * @param kept manifests that are as they were
 * @param toParse new or changed ones, sorted by path
 */
record Selection(SortedMap<String, ParsedManifest> kept, List<SourceFile> toParse) {
    Selection {
        kept = new TreeMap<>(kept);
        toParse = List.copyOf(toParse);
    }
}
