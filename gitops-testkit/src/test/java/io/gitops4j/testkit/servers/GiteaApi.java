package io.gitops4j.testkit.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Gitea's REST API as one user; paths are below {@code /api/v1}. An answer other than success is an exception with its text. */
record GiteaApi(ApiClient client, ObjectMapper json) {

    static GiteaApi withPassword(URI server, String user, String password) {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new GiteaApi(ApiClient.forGitea(server, "Basic " + login), new ObjectMapper());
    }

    static GiteaApi withToken(URI server, String token) {
        return new GiteaApi(ApiClient.forGitea(server, "token " + token), new ObjectMapper());
    }

    JsonNode get(String path) {
        return parse(client.get("/api/v1/" + path));
    }

    /** Whether {@code path} is answered with success. */
    boolean has(String path) {
        return client.find("/api/v1/" + path).isPresent();
    }

    JsonNode post(String path, Map<String, Object> body) {
        return parse(client.post("/api/v1/" + path, text(body)));
    }

    void put(String path, Map<String, Object> body) {
        client.put("/api/v1/" + path, text(body));
    }

    private String text(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + body.keySet(), e);
        }
    }

    private JsonNode parse(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Gitea's answer is no JSON: " + answer, e);
        }
    }
}
