package io.gitops4j.forge.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the API, without host and credentials.
 *
 * @param method of HTTP
 * @param repository it is about, {@code owner/name}; empty where it is about none
 * @param path encoded
 * @param query by name
 * @param body JSON
 * @param permission that it needs, as the settings of a token or an App name it
 */
public record Call(
        String method,
        String repository,
        String path,
        Map<String, String> query,
        Optional<ObjectNode> body,
        String permission) {
    /** About a repository: {@code segments} follow {@code /repos/owner/name}. */
    public static Call about(String repository, String permission, String... segments) {
        String[] name = repository.split("/", 2);
        return new Call(
                "GET",
                repository,
                path("repos", name[0], name[1]) + path(segments),
                Map.of(),
                Optional.empty(),
                permission);
    }

    /** About no repository. */
    public static Call plain(String permission, String... segments) {
        return new Call("GET", "", path(segments), Map.of(), Optional.empty(), permission);
    }

    /** The same with one more parameter. */
    public Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Call(method, repository, path, Collections.unmodifiableMap(more), body, permission);
    }

    /** The same as a POST. */
    public Call post(ObjectNode json) {
        return new Call("POST", repository, path, query, Optional.of(json), permission);
    }

    /** The same as a PATCH. */
    public Call patch(ObjectNode json) {
        return new Call("PATCH", repository, path, query, Optional.of(json), permission);
    }

    /** Path and query as they stand in a URL. */
    public String target() {
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

    /** Each name is one segment, whatever characters it holds. */
    private static String path(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(encode(segment));
        }
        return path.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
