package io.gitops4j.target.kubernetes.internal.client;

import com.fasterxml.jackson.databind.JsonNode;

/** What the API server answered. The body is not to be changed. */
public final class ApiAnswer {
    private final int code;
    private final byte[] body;

    ApiAnswer(int code, byte[] body) {
        this.code = code;
        this.body = body;
    }

    /** The HTTP status. */
    public int code() {
        return code;
    }

    /** Whether it was done. */
    public boolean ok() {
        return code >= 200 && code < 300;
    }

    /** The body as a tree. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** Why it was not done. */
    public ApiStatus status() {
        return ApiStatus.of(code, json());
    }

    byte[] body() {
        return body;
    }
}
