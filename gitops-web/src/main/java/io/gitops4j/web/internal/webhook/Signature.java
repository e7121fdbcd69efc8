package io.gitops4j.web.internal.webhook;

import io.gitops4j.web.internal.secret.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

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
        byte[] wanted = HexFormat.of().formatHex(HmacSha256.of(key, body)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hex.getBytes(StandardCharsets.US_ASCII), wanted);
    }

    /** Whether the two are the same. Both are hashed first, so that the length of the secret stays unknown too. */
    static boolean isSame(byte[] given, byte[] wanted) {
        return MessageDigest.isEqual(HmacSha256.of(wanted, given), HmacSha256.of(wanted, wanted));
    }
}
