package io.gitops4j.git.internal.trust;

import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;

/** Which keys and hashes of OpenPGP are strong enough to be believed; what is not listed is not. */
final class OpenPgpStrength {
    private static final int SMALLEST_RSA = 2_048;

    /** Nobody should make keys that only sign any more (RFC 9580, 9.1), and there are some. */
    @SuppressWarnings("deprecation")
    private static final Set<Integer> RSA = Set.of(PublicKeyAlgorithmTags.RSA_GENERAL, PublicKeyAlgorithmTags.RSA_SIGN);

    private static final Set<Integer> CURVES = Set.of(
            PublicKeyAlgorithmTags.ECDSA,
            PublicKeyAlgorithmTags.EDDSA_LEGACY,
            PublicKeyAlgorithmTags.Ed25519,
            PublicKeyAlgorithmTags.Ed448);
    private static final Set<Integer> HASHES = Set.of(
            HashAlgorithmTags.SHA224,
            HashAlgorithmTags.SHA256,
            HashAlgorithmTags.SHA384,
            HashAlgorithmTags.SHA512,
            HashAlgorithmTags.SHA3_256,
            HashAlgorithmTags.SHA3_512);

    private OpenPgpStrength() {}

    static boolean isStrong(PGPPublicKey key) {
        return CURVES.contains(key.getAlgorithm())
                || (RSA.contains(key.getAlgorithm()) && key.getBitStrength() >= SMALLEST_RSA);
    }

    /** Whether a signature is of a form, and over a hash, that nobody else can make. */
    static boolean isStrong(PGPSignature signature) {
        return signature.getVersion() >= 4
                && signature.getHashedSubPackets() != null
                && HASHES.contains(signature.getHashAlgorithm());
    }
}
