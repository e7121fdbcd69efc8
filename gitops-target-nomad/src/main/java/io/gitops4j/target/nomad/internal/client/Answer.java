package io.gitops4j.target.nomad.internal.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the agent answered. */
final class Answer {
    private final int status;
    private final byte[] body;
    private final String nextToken;

    Answer(int status, byte[] body, String nextToken) {
        this.status = status;
        this.body = body;
        this.nextToken = nextToken;
    }

    int status() {
        return status;
    }

    InputStream body() {
        return new ByteArrayInputStream(body);
    }

    /** Forgets the body. */
    void wipe() {
        Arrays.fill(body, (byte) 0);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Asks for the next page; empty on the last one. */
    String nextToken() {
        return nextToken;
    }
}
