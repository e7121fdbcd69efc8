package io.gitops4j.target.kubernetes.internal.client;

import com.fasterxml.jackson.databind.JsonNode;

/** What the API server answered to a request. */
public final class ApiAnswer {
    private final ApiRequest request;
    private final int code;
    private final byte[] body;

    ApiAnswer(ApiRequest request, int code, byte[] body) {
        this.request = request;
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

    /**
     * The object in the body.
     *
     * @throws io.gitops4j.api.GitOpsException UNAVAILABLE when it is not there whole
     */
    public JsonNode json() {
        JsonNode tree = Json.read(body);
        if (!tree.isObject()) {
            throw ApiFailures.unreadable(request);
        }
        return tree;
    }

    /** Why it was not done. */
    public ApiStatus status() {
        return ApiStatus.of(code, Json.read(body));
    }

    ApiRequest request() {
        return request;
    }

    byte[] body() {
        return body;
    }
}
