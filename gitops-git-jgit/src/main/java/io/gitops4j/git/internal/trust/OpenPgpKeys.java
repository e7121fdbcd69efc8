package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** A keyring of OpenPGP: exactly these keys are trusted, and no other keyring of the machine is ever looked at. */
record OpenPgpKeys(List<SigningKey> keys) {
    static final OpenPgpKeys NONE = new OpenPgpKeys(List.of());

    OpenPgpKeys {
        keys = List.copyOf(keys);
    }

    /**
     * A primary key or subkey that may have made a signature.
     *
     * @param problem why it may not sign at all, in front of "key"; nothing where it may
     */
    record SigningKey(PGPPublicKey key, OpenPgpOwner owner, Optional<Instant> expires, Optional<String> problem) {
        String fingerprint() {
            return hex(key.getFingerprint());
        }

        /** Why it may not sign at a time, in front of "key". */
        Optional<String> problemAt(Instant time) {
            return owner.problem()
                    .or(() -> problem)
                    .or(() -> expired(owner.expires(), time))
                    .or(() -> expired(expires, time));
        }

        private static Optional<String> expired(Optional<Instant> end, Instant time) {
            return end.filter(expiry -> !time.isBefore(expiry)).map(expiry -> "the expired");
        }
    }

    /** @throws GitOpsException CONFIG with GIT-KEYS when it is no keyring, or one with a key that cannot be read */
    static OpenPgpKeys parse(TrustFile file) {
        List<PGPPublicKeyRing> rings = new ArrayList<>();
        List<PGPSignature> revocations = new ArrayList<>();
        for (ArmoredKeys.Block block : ArmoredKeys.in(file.text()).orElseThrow(() -> noKeyring(file))) {
            try {
                read(block.text(), rings, revocations);
            } catch (IOException | PGPException | RuntimeException e) {
                throw file.problem(block.line(), "this key cannot be read", "write the file with gpg --export --armor");
            }
        }
        if (rings.isEmpty() && !file.text().isBlank()) {
            throw noKeyring(file);
        }
        List<SigningKey> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PGPPublicKeyRing ring : rings) {
            String fingerprint = hex(ring.getPublicKey().getFingerprint());
            if (!seen.add(fingerprint)) {
                // Two copies may differ in what is revoked.
                throw file.problem(0, "the key " + fingerprint + " is there twice", "keep its newest copy");
            }
            keys.addAll(OpenPgpOwner.keys(ring, revocations));
        }
        return new OpenPgpKeys(keys);
    }

    private static GitOpsException noKeyring(TrustFile file) {
        return file.problem(0, "this is no armored OpenPGP keyring", "write the file with gpg --export --armor");
    }

    private static void read(String block, List<PGPPublicKeyRing> rings, List<PGPSignature> revocations)
            throws IOException, PGPException {
        byte[] bytes = block.getBytes(StandardCharsets.ISO_8859_1);
        BcPGPObjectFactory objects = new BcPGPObjectFactory(PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes)));
        for (Object next = objects.nextObject(); next != null; next = objects.nextObject()) {
            if (next instanceof PGPPublicKeyRing ring) {
                rings.add(ring);
            } else if (next instanceof PGPSignatureList list) {
                // A revocation certificate, as gpg --gen-revoke writes it.
                list.forEach(revocations::add);
            } else {
                throw new PGPException("neither a public key nor a revocation");
            }
        }
    }

    /** The keys that may have made a signature; the short id is only a hint, the signature decides. */
    List<SigningKey> ofId(long id) {
        return keys.stream().filter(key -> key.key().getKeyID() == id).toList();
    }

    static String hex(byte[] fingerprint) {
        return HexFormat.of().withUpperCase().formatHex(fingerprint);
    }

    static List<PGPSignature> listed(Iterator<PGPSignature> signatures) {
        List<PGPSignature> list = new ArrayList<>();
        signatures.forEachRemaining(list::add);
        return list;
    }
}
