package io.gitops4j.web.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Compares in a time that does not depend on where two values differ. */
final class Signature {
    private static final int HEX_LENGTH = 64;

    private Signature() {}

    /** Whether this is the lower-case hex HMAC-SHA-256 of the body. */
    static boolean isHmac(String hex, byte[] key, byte[] body) {
        // What is refused here depends on the sender's text alone, so it tells nothing of the secret.
        if (hex.length() != HEX_LENGTH || hex.chars().anyMatch(c -> c > 127)) {
            return false;
        }
        byte[] wanted = HexFormat.of().formatHex(hmac(key, body)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hex.getBytes(StandardCharsets.US_ASCII), wanted);
    }

    /** Whether the two are the same. Both are hashed first, so that the length of the secret stays unknown too. */
    static boolean isSame(byte[] given, byte[] wanted) {
        return MessageDigest.isEqual(hmac(wanted, given), hmac(wanted, wanted));
    }

    private static byte[] hmac(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
