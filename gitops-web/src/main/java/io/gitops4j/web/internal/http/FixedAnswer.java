package io.gitops4j.web.internal.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.gitops4j.api.Digest;
import java.io.IOException;
import java.util.Optional;

/** Content that everybody gets who asks, with an ETag made from it. Immutable. */
public final class FixedAnswer {
    private static final int TAG_LENGTH = 32;

    private final String type;
    private final String caching;
    private final String policy;
    private final byte[] content;
    private final Optional<byte[]> gzip;
    private final String tag;

    /**
     * The arrays are not copied and must not change any more.
     *
     * @param type of the content
     * @param caching the Cache-Control header
     * @param policy the Content-Security-Policy header
     * @param content as it is
     * @param gzip the same, compressed, where that is worth it
     */
    public FixedAnswer(String type, String caching, String policy, byte[] content, Optional<byte[]> gzip) {
        this.type = type;
        this.caching = caching;
        this.policy = policy;
        this.content = content;
        this.gzip = gzip;
        this.tag = Digest.ofBytes(content).value().substring(0, TAG_LENGTH);
    }

    /** Whether the request may read; otherwise it is answered with 405. */
    public static boolean reads(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            return true;
        }
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return false;
    }

    /** Sends it, or says that the asker has it already. */
    public void send(HttpExchange exchange) throws IOException {
        boolean compressed = gzip.isPresent() && takesGzip(exchange.getRequestHeaders());
        byte[] body = compressed ? gzip.get() : content;
        // Each encoding of the same content has a tag of its own (RFC 9110, 8.8.3).
        String sent = '"' + tag + (compressed ? "-gzip\"" : "\"");
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", caching);
        headers.set("ETag", sent);
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (gzip.isPresent()) {
            headers.set("Vary", "Accept-Encoding");
        }
        if (matches(exchange.getRequestHeaders(), sent)) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        if (compressed) {
            headers.set("Content-Encoding", "gzip");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean takesGzip(Headers headers) {
        for (String each : listed(headers, "Accept-Encoding")) {
            String[] parts = each.split(";", 2);
            if (parts[0].strip().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static boolean matches(Headers headers, String tag) {
        for (String each : listed(headers, "If-None-Match")) {
            String given = each.strip();
            if (given.equals("*") || given.equals(tag) || given.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    private static String[] listed(Headers headers, String name) {
        return headers.containsKey(name) ? String.join(",", headers.get(name)).split(",", -1) : new String[0];
    }
}
