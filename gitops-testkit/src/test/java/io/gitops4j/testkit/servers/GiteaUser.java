package io.gitops4j.testkit.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who works with a {@link GiteaServer}. Thread-safe. */
public final class GiteaUser {

    private final URI server;
    private final Path folders;
    private final String name;
    private final String password;
    private final String token;
    private final GiteaApi api;
    private final AtomicInteger repositories = new AtomicInteger();

    GiteaUser(URI server, Path folders, String name, String password, String token) {
        this.server = server;
        this.folders = folders;
        this.name = name;
        this.password = password;
        this.token = token;
        this.api = GiteaApi.withToken(server, token);
    }

    /** The name to log in with. */
    public String name() {
        return name;
    }

    /** The password, letters, digits and hyphens only. */
    public String password() {
        return password;
    }

    /** A token that may do all that the user may; Git over HTTP takes it as a password, too. */
    public String token() {
        return token;
    }

    /** Makes an empty public repository, {@code prefix} with a number, whose default branch is {@code main}. */
    public GiteaRepository createRepository(String prefix) {
        JsonNode made = api.post(
                "user/repos", Map.of("name", prefix + "-" + repositories.incrementAndGet(), "default_branch", "main"));
        return repository(made.path("full_name").asText());
    }

    /** A repository that somebody else has made, seen and changed as this user; {@code fullName} is {@code owner/name}. */
    public GiteaRepository repository(String fullName) {
        return new GiteaRepository(server, folders, fullName, this, api);
    }

    @Override
    public String toString() {
        return name;
    }
}
