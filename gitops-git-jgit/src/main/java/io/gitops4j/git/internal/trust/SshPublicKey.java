package io.gitops4j.git.internal.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * A public key of SSH of a kind that may sign. The fingerprint is that of its one canonical form.
 *
 * @param type as in the first field of its line
 * @param fingerprint {@code SHA256:...}, whole
 */
record SshPublicKey(PublicKey key, String type, String fingerprint) {
    /** The forms of signature that each kind of key may make: no SHA-1, no DSA. */
    private static final Map<String, List<String>> FORMATS = Map.of(
            "ssh-ed25519", List.of("ssh-ed25519"),
            "ssh-rsa", List.of("rsa-sha2-256", "rsa-sha2-512"),
            "ecdsa-sha2-nistp256", List.of("ecdsa-sha2-nistp256"),
            "ecdsa-sha2-nistp384", List.of("ecdsa-sha2-nistp384"),
            "ecdsa-sha2-nistp521", List.of("ecdsa-sha2-nistp521"),
            "sk-ssh-ed25519@openssh.com", List.of("sk-ssh-ed25519@openssh.com"),
            "sk-ecdsa-sha2-nistp256@openssh.com", List.of("sk-ecdsa-sha2-nistp256@openssh.com"));

    private static final int SMALLEST_RSA = 2_048;

    /** Whether a word of a line is a kind of key that may sign. */
    static boolean isType(String word) {
        return FORMATS.containsKey(word);
    }

    /** From the two fields of a line. */
    static SshPublicKey ofLine(String type, String base64) throws GeneralSecurityException, IOException {
        PublicKey key = PublicKeyEntry.parsePublicKeyEntry(type + " " + base64)
                .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        return checked(key, type);
    }

    /** From the form that a signature carries. */
    static SshPublicKey ofBytes(byte[] bytes) throws GeneralSecurityException, IOException {
        ByteArrayBuffer buffer = new ByteArrayBuffer(bytes);
        PublicKey key = buffer.getRawPublicKey();
        if (buffer.available() > 0) {
            throw new GeneralSecurityException("something follows the key");
        }
        return checked(key, new ByteArrayBuffer(bytes).getString());
    }

    private static SshPublicKey checked(PublicKey key, String type) throws GeneralSecurityException {
        if (key instanceof OpenSshCertificate) {
            throw new GeneralSecurityException("certificates are not supported");
        }
        if (!isType(type) || !type.equals(KeyUtils.getKeyType(key))) {
            throw new GeneralSecurityException("keys of type " + type + " are not supported");
        }
        if (type.equals("ssh-rsa") && KeyUtils.getKeySize(key) < SMALLEST_RSA) {
            throw new GeneralSecurityException("an RSA key needs " + SMALLEST_RSA + " bits");
        }
        // Its default is a setting of the whole JVM.
        return new SshPublicKey(key, type, KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
    }

    boolean mayMake(String format) {
        return FORMATS.getOrDefault(type, List.of()).contains(format);
    }
}
