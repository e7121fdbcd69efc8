package io.gitops4j.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What came over HTTP, before anything of it is believed. Immutable. */
public final class WebhookRequest {
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private WebhookRequest(Map<String, List<String>> headers, byte[] body) {
        this.headers = headers;
        this.body = body;
    }

    /** Copies both; names of headers may be in any case. */
    public static WebhookRequest of(Map<String, List<String>> headers, byte[] body) {
        Objects.requireNonNull(body, "body");
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            // The JDK's server has a null name for what is no header.
            if (name != null) {
                anyCase.put(name, List.copyOf(values));
            }
        });
        return new WebhookRequest(anyCase, body.clone());
    }

    /** The header's value; nothing where it is absent, and where it stands several times, since no forge does that. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** In bytes. */
    public int size() {
        return body.length;
    }
}
