package io.gitops4j.target.nomad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.ResourceId;
import io.gitops4j.testkit.servers.NomadAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;

/** What people do at an agent, past the target. */
final class AgentApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address;
    private final Optional<String> token;

    private AgentApi(URI address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    static AgentApi of(NomadAgent agent) {
        return new AgentApi(agent.address(), agent.token());
    }

    JsonNode get(String path) {
        return send("GET", path, "");
    }

    JsonNode post(String path, String body) {
        return send("POST", path, body);
    }

    JsonNode put(String path, Map<String, Object> body) {
        return send("PUT", path, JSON.valueToTree(body).toString());
    }

    JsonNode delete(String path) {
        return send("DELETE", path, "");
    }

    JsonNode job(ResourceId id) {
        return get("/v1/job/" + id.name() + "?namespace=" + id.namespace());
    }

    String jobIndex(ResourceId id) {
        return job(id).path("JobModifyIndex").asText();
    }

    /** A job as somebody makes it who does not know the engine. */
    void registerByHand(ResourceId id) {
        post("/v1/jobs", """
                {"Job": {"ID": "%1$s", "Name": "%1$s", "Namespace": "%2$s", "Type": "service", "TaskGroups": [
                  {"Name": "hand", "Count": 1, "Tasks": [
                    {"Name": "hand", "Driver": "raw_exec", "Config": {"command": "/bin/sleep", "args": ["3600"]},
                     "Resources": {"CPU": 20, "MemoryMB": 32}}]}]}}
                """.formatted(id.name(), id.namespace()));
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        token.ifPresent(secret -> request.header("X-Nomad-Token", secret));
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
