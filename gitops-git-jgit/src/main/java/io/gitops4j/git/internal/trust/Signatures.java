package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.VisibleText;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds who signed a commit or a tag, or refuses it. */
final class Signatures {
    /** Of a commit or tag; git itself sets no limit. */
    private static final int LARGEST_OBJECT = 1024 * 1024;

    private final Refusals refusals;

    Signatures(Refusals refusals) {
        this.refusals = refusals;
    }

    /** A commit as it is stored, and as its id says that it is. */
    byte[] raw(RevWalk walk, RevCommit commit) throws IOException {
        ObjectLoader stored = walk.getObjectReader().open(commit, Constants.OBJ_COMMIT);
        if (stored.getSize() > LARGEST_OBJECT) {
            throw refusals.signature(commit, Verdict.refused("is larger than " + LARGEST_OBJECT + " bytes"));
        }
        return checked(commit, Constants.OBJ_COMMIT, stored.getCachedBytes());
    }

    /** Who signed a commit. */
    Signer of(RevCommit commit, byte[] raw, SigningKeys keys, Instant time) {
        return keys.verify(SignedObject.ofCommit(raw), time).orThrow(refused -> refusals.signature(commit, refused));
    }

    /** Who signed the tag by which a commit was reached; nothing where it is lightweight or not signed. */
    Optional<Signer> of(RevWalk walk, SignedTag tag, RevCommit target, SigningKeys keys, Instant time)
            throws IOException {
        RevObject object = walk.parseAny(tag.id());
        if (!(object instanceof RevTag annotated)) {
            return Optional.empty();
        }
        ObjectLoader stored = walk.getObjectReader().open(tag.id(), Constants.OBJ_TAG);
        if (stored.getSize() > LARGEST_OBJECT) {
            throw refused(tag, "is larger than " + LARGEST_OBJECT + " bytes");
        }
        SignedObject signed = SignedObject.ofTag(checked(tag.id(), Constants.OBJ_TAG, stored.getCachedBytes()));
        if (signed.signature().isEmpty()) {
            return Optional.empty();
        }
        if (!(Constants.R_TAGS + annotated.getTagName()).equals(tag.ref())) {
            throw refused(tag, "was made under another name than " + VisibleText.of(tag.ref()));
        }
        if (!annotated.getObject().equals(target)) {
            throw refused(tag, "is not that of the commit");
        }
        return Optional.of(keys.verify(signed, time).orThrow(refused -> refused(tag, refused.reason())));
    }

    private GitOpsException refused(SignedTag tag, String reason) {
        return refusals.signature(
                "tag " + tag.id().name(),
                new Verdict.Refused(reason, "push a tag of that name that an allowed key has signed"));
    }

    private static byte[] checked(ObjectId id, int type, byte[] raw) throws IOException {
        try (ObjectInserter.Formatter hash = new ObjectInserter.Formatter()) {
            if (!hash.idFor(type, raw).equals(id)) {
                throw new CorruptObjectException(id, "its content has another hash");
            }
        }
        return raw;
    }
}
