package io.gitops4j.endtoend;

import io.gitops4j.testkit.servers.GiteaRepository;
import io.gitops4j.testkit.servers.GiteaServer;
import io.gitops4j.testkit.servers.GiteaUser;
import io.gitops4j.testkit.servers.RealGitea;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** The story on a forge. */
@RealGitea
@DisplayName("on Gitea")
class GitStoryOnGiteaIT extends GitStory {
    @BeforeEach
    void serve(GiteaServer server) throws IOException {
        GiteaUser user = server.newUser("story");
        GiteaRepository repository = user.createRepository("story");
        String token = "file:" + Files.writeString(folder.resolve("token"), user.token());
        begin(new GitTransport(
                repository.uriWithLogin(),
                Map.of(),
                Map.of("url", repository.uri().toString(), "allowHttp", true, "username", user.name(), "token", token),
                repository.folder()));
    }
}
