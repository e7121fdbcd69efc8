package io.gitops4j.git.internal.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * A detached signature of OpenPGP (RFC 9580). JGit's own verifier is not used: it searches the user's GnuPG home, knows no
 * revocation, and judges expiry at the time that the signature itself tells.
 */
final class OpenPgpSignature {
    static final String BEGIN = "-----BEGIN PGP SIGNATURE-----";

    private OpenPgpSignature() {}

    /** Judges a signature over a payload. */
    static Verdict verify(byte[] payload, String armored, OpenPgpKeys keys, RevokedKeys revoked, Instant time) {
        PGPSignature signature;
        try {
            signature = parse(armored);
        } catch (IOException | PGPException | RuntimeException e) {
            return Verdict.refused("has a signature that cannot be read (" + e.getMessage() + ")");
        }
        if (signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT || !OpenPgpStrength.isStrong(signature)) {
            return Verdict.refused("has a signature of a weak or odd form");
        }
        List<OpenPgpKeys.SigningKey> candidates = keys.ofId(signature.getKeyID());
        if (candidates.isEmpty()) {
            return Verdict.refused("is signed by the unknown key OpenPGP " + issuer(signature));
        }
        for (OpenPgpKeys.SigningKey key : candidates) {
            if (isOf(payload, signature, key.key())) {
                return by(key, signature, revoked, time);
            }
        }
        return Verdict.refused("has a bad signature of the key OpenPGP "
                + candidates.get(0).owner().fingerprint());
    }

    private static Verdict by(OpenPgpKeys.SigningKey key, PGPSignature signature, RevokedKeys revoked, Instant time) {
        String name = "OpenPGP " + key.owner().fingerprint();
        if (revoked.contains(key.owner().fingerprint()) || revoked.contains(key.fingerprint())) {
            return Verdict.refused("is signed by the revoked key " + name);
        }
        return key.problemAt(time)
                .or(() -> expired(signature, time))
                .<Verdict>map(problem -> Verdict.refused("is signed by " + problem + " key " + name))
                .orElseGet(() -> new Verdict.Good(new Signer(key.owner().names(), name)));
    }

    private static Optional<String> expired(PGPSignature signature, Instant time) {
        long seconds = signature.getHashedSubPackets().getSignatureExpirationTime();
        boolean over = seconds > 0
                && !time.isBefore(signature.getCreationTime().toInstant().plusSeconds(seconds));
        return over ? Optional.of("an expired signature of the") : Optional.empty();
    }

    private static PGPSignature parse(String armored) throws IOException, PGPException {
        byte[] bytes = armored.getBytes(StandardCharsets.ISO_8859_1);
        BcPGPObjectFactory objects = new BcPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes)));
        if (objects.nextObject() instanceof PGPSignatureList list && list.size() == 1) {
            PGPSignature signature = list.get(0);
            if (signature.getVersion() >= 4 && signature.getHashedSubPackets() != null) {
                return signature;
            }
        }
        throw new PGPException("not one signature of version 4 or later");
    }

    private static boolean isOf(byte[] payload, PGPSignature signature, PGPPublicKey key) {
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), key);
            signature.update(payload);
            return signature.verify();
        } catch (PGPException | RuntimeException e) {
            return false;
        }
    }

    private static String issuer(PGPSignature signature) {
        var fingerprint = signature.getHashedSubPackets().getIssuerFingerprint();
        return fingerprint == null
                ? String.format("%016X", signature.getKeyID())
                : OpenPgpKeys.hex(fingerprint.getFingerprint());
    }
}
