package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitops4j.spi.Secret;
import io.gitops4j.spi.Source;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over SSH from OpenSSH's own server, with keys of its own key generator; skipped where it is not installed. */
class OpenSshTest {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final int ATTEMPTS = 100;

    @TempDir
    Path scratch;

    private Process sshd;
    private int port;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SSHD), "needs OpenSSH's sshd. Do: install openssh-server");
        // Where sshd runs as root it wants this directory, which only a system start makes.
        assumeTrue(
                !"root".equals(System.getProperty("user.name"))
                        || Files.isDirectory(Files.createDirectories(Path.of("/run/sshd"))),
                "needs /run/sshd");
        generateKey("host");
        generateKey("client");
        port = freePort();
        TestRemote.write(scratch.resolve("sshd_config"), """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                """.formatted(
                        port, scratch.resolve("host"), scratch.resolve("client.pub")));
        sshd = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        scratch.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("sshd.log").toFile())
                .start();
        awaitListening();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (sshd != null) {
            sshd.destroy();
            sshd.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void readsAndFetchesAgain() throws IOException {
        TestRemote folder = TestRemote.folder(scratch);
        TestRemote remote =
                folder.at("ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + folder.bare());
        remote.push(Map.of("a.yaml", "1"));
        String privateKey = Files.readString(scratch.resolve("client"));
        String hostKey = Files.readString(scratch.resolve("host.pub"));
        try (Source source = TestRemote.source(remote.options()
                .knownHosts("[127.0.0.1]:" + port + " " + hostKey)
                .sshPrivateKey(Secret.of(() -> privateKey)))) {
            assertThat(TestRemote.newest(source)).isEqualTo(Map.of("a.yaml", "1"));
            remote.push(Map.of("a.yaml", "2"));
            assertThat(TestRemote.newest(source)).isEqualTo(Map.of("a.yaml", "2"));
        }
    }

    private void generateKey(String name) throws IOException, InterruptedException {
        Process keygen = new ProcessBuilder(
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-C",
                        "test",
                        "-f",
                        scratch.resolve(name).toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keygen.waitFor()).isZero();
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (ConnectException e) {
                assertThat(sshd.waitFor(50, TimeUnit.MILLISECONDS))
                        .as("sshd has ended: %s", Files.readString(scratch.resolve("sshd.log")))
                        .isFalse();
            }
        }
        throw new IllegalStateException("sshd does not listen");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
