package io.gitops4j.web;

import io.gitops4j.api.ServiceId;
import io.gitops4j.web.internal.secret.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Makes ids for badges that name nothing and cannot be guessed: the first 128 bits of an HMAC-SHA-256 of environment and service. Whoever
 * has the key can make the id of any service, so it is a secret of the embedder. Immutable.
 */
public final class BadgeIds {
    private static final int SHORTEST_KEY = 16;
    private static final int BYTES = 16;

    private final byte[] key;

    /**
     * Ids of a key; another key makes other ids, and old addresses lead to the neutral badge.
     *
     * @param key at least 16 characters
     */
    public BadgeIds(String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("a key for badges has at least " + SHORTEST_KEY + " characters, got "
                    + key.length() + ". Do: openssl rand -hex 32");
        }
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /** The id, 32 lower-case hexadecimal digits: the badge is {@code <context>/<id>.svg}. */
    public String of(String environment, ServiceId service) {
        // The length keeps "a" and "bc" apart from "ab" and "c".
        String text = environment.length() + ":" + environment + service;
        byte[] hmac = HmacSha256.of(key, text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hmac, BYTES));
    }
}
