package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FailureKind;
import io.gitops4j.spi.Secret;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Map;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over SSH, with ed25519 keys. */
class GitSshSourceTest {
    private static final Map<String, String> FILES = Map.of("a.yaml", "1");

    @TempDir
    Path scratch;

    private final KeyPair clientKey = SshGitServer.newKey();
    private final SshGitServer server = SshGitServer.start(clientKey.getPublic());
    private TestRemote remote;

    @BeforeEach
    void makeRemote() {
        TestRemote folder = TestRemote.folder(scratch);
        remote = folder.at(server.url(folder.bare().toString()));
        remote.push(FILES);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAndFetchesAgain() {
        String pinned = "# our forge\n\n" + server.knownHost(server.hostKey().getPublic());
        try (Source source = TestRemote.source(options(pinned))) {
            assertThat(TestRemote.newest(source)).isEqualTo(FILES);
            remote.push(Map.of("a.yaml", "2"));
            assertThat(TestRemote.newest(source)).containsEntry("a.yaml", "2");
        }
    }

    @Test
    void b67_unknownHostKeyIsRefused() {
        try (Source source = TestRemote.source(options(""))) {
            Golden.assertFails(
                    "b67_unknown",
                    Map.of("port", String.valueOf(server.port()), "shown", fingerprint(server.hostKey())),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b67_changedHostKeyIsRefused() {
        KeyPair pinned = SshGitServer.newKey();
        Path file = scratch.resolve("known_hosts");
        TestRemote.write(file, "# two\n" + server.knownHost(pinned.getPublic()) + "\n");
        try (Source source = TestRemote.source(options(file.toString()))) {
            Golden.assertFails(
                    "b67_changed",
                    Map.of(
                            "file", file.toString(),
                            "port", String.valueOf(server.port()),
                            "shown", fingerprint(server.hostKey()),
                            "pinned", fingerprint(pinned)),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b67_revokedHostKeyIsRefused() {
        String known = server.knownHost(server.hostKey().getPublic());
        try (Source source = TestRemote.source(options(known + "\n@revoked " + known))) {
            Golden.assertFails(
                    "b67_revoked",
                    Map.of("port", String.valueOf(server.port()), "shown", fingerprint(server.hostKey())),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void keyOfAStrangerIsAuth() {
        try (Source source =
                TestRemote.source(options(server.knownHost(server.hostKey().getPublic()))
                        .sshPrivateKey(Secret.of(() -> text(SshGitServer.newKey()))))) {
            Golden.assertFails("ssh_auth", Map.of("url", remote.url()), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void unreadableKeyIsToldWithoutIt() {
        try (Source source =
                TestRemote.source(options(server.knownHost(server.hostKey().getPublic()))
                        .sshPrivateKey(Secret.of(() -> "-----BEGIN s3cret")))) {
            Golden.assertFails("ssh_key", () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void missingRepositoryIsNotFound() {
        String url = server.url(scratch.resolve("gone.git").toString());
        try (Source source = TestRemote.source(GitOptions.builder(url, remote.cache())
                .knownHosts(server.knownHost(server.hostKey().getPublic()))
                .sshPrivateKey(Secret.of(() -> text(clientKey))))) {
            Golden.assertKind(FailureKind.NOT_FOUND, () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void serverThatIsAwayIsUnavailable() {
        String pinned = server.knownHost(server.hostKey().getPublic());
        GitOptions.Builder options = options(pinned);
        server.close();
        try (Source source = TestRemote.source(options)) {
            Golden.assertKind(FailureKind.UNAVAILABLE, () -> source.resolve(TestOperation.live()));
        }
    }

    private GitOptions.Builder options(String knownHosts) {
        return remote.options().knownHosts(knownHosts).sshPrivateKey(Secret.of(() -> text(clientKey)));
    }

    private static String fingerprint(KeyPair key) {
        return SshGitServer.fingerprint(key.getPublic());
    }

    private static String text(KeyPair key) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, text);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }
}
