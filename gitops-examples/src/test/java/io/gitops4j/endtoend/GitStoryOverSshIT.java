package io.gitops4j.endtoend;

import io.gitops4j.testkit.servers.GitSshServer;
import io.gitops4j.testkit.servers.RealSsh;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** The story over SSH from OpenSSH's own server. */
@RealSsh
@DisplayName("over SSH")
class GitStoryOverSshIT extends GitStory {
    @BeforeEach
    void serve(GitSshServer server) {
        String url = server.createRepository("story").toString();
        begin(new GitTransport(
                server.uri("story"),
                Map.of("core.sshCommand", server.sshCommand()),
                Map.of("url", url, "knownHosts", server.knownHosts(), "sshPrivateKey", "file:" + server.privateKey()),
                server.folder("story")));
    }
}
