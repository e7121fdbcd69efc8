package io.gitops4j.core.internal.release;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ManifestEditor;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceFile;
import java.util.Optional;

/**
 * One manifest, at whatever revision it is looked at.
 *
 * @param path within its source
 * @param parser that reads it
 * @param editor that changes it
 * @param maxBytes larger ones are refused
 */
record ManifestFile(String path, ManifestParser parser, ManifestEditor editor, long maxBytes) {
    byte[] read(Snapshot snapshot) {
        return file(snapshot, path)
                .orElseThrow(() -> new GitOpsException(
                        FailureKind.NOT_FOUND,
                        Diagnostic.error("RELEASE-PATH")
                                .what("the manifest " + path + " is not in "
                                        + snapshot.revision().shortId())
                                .remedy("revert the commits that moved it, with git revert")
                                .build()));
    }

    Contents contents(Snapshot snapshot, byte[] content) {
        return Contents.of(parser, editor, path, content, other -> file(snapshot, other));
    }

    private Optional<byte[]> file(Snapshot snapshot, String wanted) {
        return snapshot.files(wanted::equals).stream()
                .filter(file -> file.kind() == SourceFile.Kind.FILE)
                .findFirst()
                .map(file -> snapshot.read(file, maxBytes));
    }
}
