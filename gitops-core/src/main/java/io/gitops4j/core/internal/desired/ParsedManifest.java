package io.gitops4j.core.internal.desired;

import io.gitops4j.spi.ParseResult;
import io.gitops4j.spi.SourceFile;
import java.util.Set;

/**
 * What one file declares, kept until that file, or another that it read, changes.
 *
 * @param file which
 * @param result what the parser said
 * @param readAlso paths of the other files that the parser asked for
 * @param broken whether it was not the file that was wrong but a plug-in: then the next run tries again
 */
record ParsedManifest(SourceFile file, ParseResult result, Set<String> readAlso, boolean broken) {
    ParsedManifest {
        readAlso = Set.copyOf(readAlso);
    }
}
