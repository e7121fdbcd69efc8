package io.gitops4j.target.nomad.internal.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One request to the API, without host and credentials. */
record Call(String method, String path, Map<String, String> query, Optional<String> body) {
    static Call get(String... segments) {
        return new Call("GET", path(segments), Map.of(), Optional.empty());
    }

    static Call delete(String... segments) {
        return new Call("DELETE", path(segments), Map.of(), Optional.empty());
    }

    static Call post(String body, String... segments) {
        return new Call("POST", path(segments), Map.of(), Optional.of(body));
    }

    /** The same with one more parameter; an empty value leaves it out. */
    Call with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Call(method, path, Collections.unmodifiableMap(more), body);
    }

    /** Path and query as they stand in a URL. */
    String target() {
        StringBuilder target = new StringBuilder(path);
        query.forEach((name, value) -> target.append(target.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encode(value)));
        return target.toString();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Names become one segment each, whatever characters they hold: a periodic child's id has a slash. */
    private static String path(String... segments) {
        StringBuilder path = new StringBuilder("/v1");
        for (String segment : segments) {
            path.append('/').append(encode(segment));
        }
        return path.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
