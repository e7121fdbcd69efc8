package io.gitops4j.web.internal.webhook;

import java.util.Optional;
import java.util.function.Function;

/** Headers and body, read without copies. */
public final class Message {
    private final Function<String, Optional<String>> headers;
    private final byte[] body;

    public Message(Function<String, Optional<String>> headers, byte[] body) {
        this.headers = headers;
        this.body = body;
    }

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** Not copied: nobody changes it. */
    public byte[] body() {
        return body;
    }
}
