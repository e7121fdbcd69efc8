package io.gitops4j.git.internal.trust;

import java.io.IOException;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * A signature of version 3 over keys (RFC 9580, 5.2.4). Bouncy Castle leaves the frame of a key out of what it hashes for that
 * version, so that none would ever verify.
 */
final class OldRevocation {
    private OldRevocation() {}

    static boolean is(PGPSignature signature) {
        return signature.getVersion() < 4;
    }

    /** Whether a key has made it over some keys. */
    static boolean verifies(PGPSignature signature, PGPPublicKey by, PGPPublicKey... keys)
            throws PGPException, IOException {
        begin(signature, by, keys);
        return signature.verify();
    }

    /** Whether a key has made it over itself and a user id, which has no frame in this version. */
    static boolean verifies(PGPSignature signature, PGPPublicKey key, byte[] id) throws PGPException, IOException {
        begin(signature, key, key);
        signature.update(id);
        return signature.verify();
    }

    private static void begin(PGPSignature signature, PGPPublicKey by, PGPPublicKey... keys)
            throws PGPException, IOException {
        signature.init(new BcPGPContentVerifierBuilderProvider(), by);
        for (PGPPublicKey key : keys) {
            byte[] body = key.getPublicKeyPacket().getEncodedContents();
            signature.update(new byte[] {(byte) 0x99, (byte) (body.length >> 8), (byte) body.length});
            signature.update(body);
        }
    }
}
