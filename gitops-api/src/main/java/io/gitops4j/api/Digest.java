package io.gitops4j.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A fingerprint of content: equal content, equal digest.
 *
 * @param value lower-case hexadecimal SHA-256, or the empty string of {@link #NONE}
 */
public record Digest(String value) implements Comparable<Digest> {
    /** The digest of something that is not there. */
    public static final Digest NONE = new Digest("");

    /** Not null. */
    public Digest {
        Objects.requireNonNull(value, "value");
    }

    /** Of a text, as UTF-8. */
    public static Digest ofText(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes. */
    public static Digest ofBytes(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first twelve characters, for people. */
    public String shortValue() {
        return value.length() <= 12 ? value : value.substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
