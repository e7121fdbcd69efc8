package io.gitops4j.endtoend;

import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** The story over HTTP from git's own server. */
@RealGit
@DisplayName("over HTTP")
class GitStoryOverHttpIT extends GitStory {
    @BeforeEach
    void serve(GitHttpServer server) {
        String url = server.createRepository("story").toString();
        begin(new GitTransport(
                server.uri("story"), Map.of(), Map.of("url", url, "allowHttp", true), server.folder("story")));
    }
}
