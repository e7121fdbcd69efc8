package io.gitops4j.core.internal.release;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ProposedCommit;
import io.gitops4j.spi.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings back what a manifest declared for one service in one environment: by the tag alone where that is all, by the earlier
 * text where the others are the same in it, and else not at all.
 */
final class Restoration implements ProposedCommit.Edits {
    private final ManifestFile file;
    private final Contents.Where where;
    private final byte[] earlier;
    private final ServiceSpec wanted;

    /**
     * @param earlier the text of that time, not copied
     * @param wanted what it declared, with the images of that time
     */
    Restoration(ManifestFile file, Contents.Where where, byte[] earlier, ServiceSpec wanted) {
        this.file = file;
        this.where = where;
        this.earlier = earlier;
        this.wanted = wanted;
    }

    @Override
    public Map<String, byte[]> on(Snapshot newest) {
        byte[] now = file.read(newest);
        Contents before = file.contents(newest, now);
        Optional<Contents.Where> alsoChanged = Optional.empty();
        for (byte[] candidate : candidates(now)) {
            Contents after = file.contents(newest, candidate);
            if (after.valid() && after.spec(where).equals(Optional.of(wanted))) {
                Optional<Contents.Where> other = before.firstOther(after, where);
                if (other.isEmpty()) {
                    return Map.of(file.path(), candidate);
                }
                alsoChanged = other;
            }
        }
        throw impossible(alsoChanged);
    }

    /** From the smallest change to the largest. */
    private List<byte[]> candidates(byte[] now) {
        List<byte[]> candidates = new ArrayList<>(List.of(now));
        String tag = wanted.container().image().map(Image::tag).orElse("");
        withTag(now, tag).ifPresent(candidates::add);
        candidates.add(earlier);
        // A tag that followed the commit has to be written out to stay what it was.
        withTag(earlier, tag).ifPresent(candidates::add);
        return candidates;
    }

    private Optional<byte[]> withTag(byte[] text, String tag) {
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(file.editor().withTag(file.path(), text, where.environment(), where.service(), tag));
        } catch (GitOpsException e) {
            // No place for a tag of its own; another candidate may do.
            return Optional.empty();
        }
    }

    private GitOpsException impossible(Optional<Contents.Where> alsoChanged) {
        return new GitOpsException(
                FailureKind.MANIFEST,
                Diagnostic.error("RELEASE-ROLLBACK")
                        .at(Position.ofFile(file.path()))
                        .what(alsoChanged
                                .map(other -> "the earlier text for " + where + " would change " + other + " too")
                                .orElse("the earlier text no longer gives " + where + " what it gave then"))
                        .remedy("git revert the commits since, or change the manifest by hand")
                        .build());
    }
}
