package io.gitops4j.git.internal.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * A signature as ssh-keygen makes it (OpenSSH's PROTOCOL.sshsig). JGit's own verifier is not used: it takes its keys from a
 * static of the JVM, and judges their validity at the committer's date, which is the attacker's choice.
 */
final class SshSignature {
    static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final String NAMESPACE = "git";
    private static final Map<String, String> HASHES = Map.of("sha256", "SHA-256", "sha512", "SHA-512");

    private final SshPublicKey key;
    private final String hash;
    private final byte[] bytes;

    private SshSignature(SshPublicKey key, String hash, byte[] bytes) {
        this.key = key;
        this.hash = hash;
        this.bytes = bytes;
    }

    /** Judges a signature over a payload. */
    static Verdict verify(byte[] payload, String armored, AllowedSigners allowed, RevokedKeys revoked, Instant time) {
        SshSignature signature;
        try {
            signature = parse(armored);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return Verdict.refused("has a signature that cannot be read (" + e.getMessage() + ")");
        }
        String key = signature.key.fingerprint();
        AllowedSigners.Entry entry = allowed.byFingerprint().get(key);
        if (revoked.contains(key)) {
            return Verdict.refused("is signed by the revoked key " + key);
        }
        if (entry == null) {
            return Verdict.refused("is signed by the unknown key " + key);
        }
        if (!signature.isOf(payload)) {
            return Verdict.refused("has a bad signature of the key " + key);
        }
        if (!entry.forGit()) {
            return Verdict.refused("is signed by the key " + key + ", which is not allowed for git");
        }
        if (entry.validAfter().filter(time::isBefore).isPresent()) {
            return Verdict.refused("is signed by the key " + key + ", which is not valid yet");
        }
        if (entry.validBefore().filter(end -> !time.isBefore(end)).isPresent()) {
            return Verdict.refused("is signed by the expired key " + key);
        }
        return new Verdict.Good(new Signer(entry.names(), key));
    }

    private static SshSignature parse(String armored) throws GeneralSecurityException, IOException {
        String text = armored.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new GeneralSecurityException("no armor");
        }
        String base64 =
                text.substring(BEGIN.length(), text.length() - END.length()).replaceAll("[\r\n]", "");
        ByteArrayBuffer buffer = new ByteArrayBuffer(Base64.getDecoder().decode(base64));
        byte[] magic = new byte[MAGIC.length];
        buffer.getRawBytes(magic);
        if (!MessageDigest.isEqual(magic, MAGIC) || buffer.getUInt() != 1) {
            throw new GeneralSecurityException("not of version 1");
        }
        SshPublicKey key = SshPublicKey.ofBytes(buffer.getBytes());
        if (!buffer.getString().equals(NAMESPACE)) {
            throw new GeneralSecurityException("not made for git");
        }
        buffer.getBytes();
        String hash = buffer.getString();
        byte[] bytes = buffer.getBytes();
        if (!HASHES.containsKey(hash) || buffer.available() > 0) {
            throw new GeneralSecurityException("odd form");
        }
        return new SshSignature(key, hash, bytes);
    }

    private boolean isOf(byte[] payload) {
        try {
            String format = new ByteArrayBuffer(bytes).getString();
            if (!key.mayMake(format)) {
                return false;
            }
            ByteArrayBuffer signed = new ByteArrayBuffer();
            signed.putRawBytes(MAGIC);
            signed.putString(NAMESPACE);
            signed.putString("");
            signed.putString(hash);
            signed.putBytes(MessageDigest.getInstance(HASHES.get(hash)).digest(payload));
            Signature verifier = BuiltinSignatures.fromFactoryName(format).create();
            verifier.initVerifier(null, key.key());
            verifier.update(null, signed.getCompactData());
            return verifier.verify(null, bytes);
        } catch (Exception e) {
            // sshd's classes declare it, and throw at what is cut off. A signature that cannot be checked is not good.
            return false;
        }
    }
}
