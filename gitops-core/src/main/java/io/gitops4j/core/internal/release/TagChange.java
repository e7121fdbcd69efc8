package io.gitops4j.core.internal.release;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.spi.ProposedCommit;
import io.gitops4j.spi.Snapshot;
import java.util.Map;
import java.util.Optional;

/**
 * Gives one service in one environment another image tag. What the editor did is judged by the parser: nothing else may have
 * changed.
 */
record TagChange(ManifestFile file, Contents.Where where, String tag) implements ProposedCommit.Edits {
    @Override
    public Map<String, byte[]> on(Snapshot newest) {
        byte[] before = file.read(newest);
        byte[] after = file.editor().withTag(file.path(), before, where.environment(), where.service(), tag);
        Contents old = file.contents(newest, before);
        Contents changed = file.contents(newest, after);
        Optional<Contents.Where> other = old.firstOther(changed, where);
        if (other.isPresent()) {
            throw refused("it would change " + other.get() + " too");
        }
        boolean there = changed.valid()
                && changed.spec(where)
                        .flatMap(spec -> spec.container().image())
                        .filter(image -> image.tag().equals(tag))
                        .isPresent();
        if (!there) {
            throw refused("the manifest has errors, or its image has no tag");
        }
        return Map.of(file.path(), after);
    }

    private GitOpsException refused(String why) {
        return new GitOpsException(
                FailureKind.MANIFEST,
                Diagnostic.error("RELEASE-TAG")
                        .at(Position.ofFile(file.path()))
                        .what("tag " + tag + " cannot be set for " + where + ": " + why)
                        .remedy("change the manifest by hand")
                        .build());
    }
}
