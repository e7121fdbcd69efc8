package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Secret;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.servers.GitSshServer;
import io.gitops4j.testkit.servers.RealSsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over SSH from OpenSSH's own server, with keys of its own key generator; skipped where it is not installed. */
@RealSsh
class OpenSshTest {
    @TempDir
    Path scratch;

    @Test
    void readsAndFetchesAgain(GitSshServer server) throws IOException {
        String url = server.createRepository("shop").toString();
        TestRemote remote = TestRemote.of(scratch, server.folder("shop"), url);
        remote.push(Map.of("a.yaml", "1"));
        String privateKey = Files.readString(server.privateKey());
        try (Source source = TestRemote.source(
                remote.options().knownHosts(server.knownHosts()).sshPrivateKey(Secret.of(() -> privateKey)))) {
            assertThat(TestRemote.newest(source)).isEqualTo(Map.of("a.yaml", "1"));
            remote.push(Map.of("a.yaml", "2"));
            assertThat(TestRemote.newest(source)).isEqualTo(Map.of("a.yaml", "2"));
        }
    }
}
