package io.gitops4j.git.internal.trust;

import java.time.Instant;
import java.util.Optional;

/**
 * All keys that may sign.
 *
 * @param revoked keys that may not, whatever the others say
 */
record SigningKeys(AllowedSigners ssh, OpenPgpKeys openPgp, RevokedKeys revoked) {
    boolean isEmpty() {
        return ssh.byFingerprint().isEmpty() && openPgp.keys().isEmpty();
    }

    /**
     * Judges a commit or tag. Whatever cannot be checked is refused, also where the class path lacks what checks it.
     *
     * @param time at which keys have to be valid: never one that the signer chooses
     */
    Verdict verify(SignedObject object, Instant time) {
        Optional<String> signature = object.signature();
        if (signature.isEmpty()) {
            return Verdict.refused("is not signed");
        }
        String armored = signature.get();
        try {
            if (armored.startsWith(SshSignature.BEGIN)) {
                return SshSignature.verify(object.payload(), armored, ssh, revoked, time);
            }
            if (armored.startsWith("-----BEGIN PGP ")) {
                return OpenPgpSignature.verify(object.payload(), armored, openPgp, revoked, time);
            }
        } catch (LinkageError e) {
            return new Verdict.Refused(
                    "cannot be checked: " + e.getMessage() + " is not on the class path",
                    "add Bouncy Castle's bcpg and Apache's sshd-osgi to it");
        }
        return Verdict.refused("has a signature of a kind that is not supported");
    }
}
