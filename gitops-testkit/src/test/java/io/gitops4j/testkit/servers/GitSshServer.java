package io.gitops4j.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Bare repositories served over SSH on loopback by OpenSSH's own {@code sshd}, to the owner of one key, for fetch and push.
 * Thread-safe.
 */
public final class GitSshServer implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    private final DataFolder data = DataFolder.create("ssh");
    private final int port = FreePorts.next();
    private final ServerProcess process;
    private final CloseAtExit closeAtExit;

    private GitSshServer() {
        generateKey("host");
        generateKey("client");
        Path configuration =
                data.write("sshd_config", """
                ListenAddress 127.0.0.1:%d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                AcceptEnv GIT_PROTOCOL
                """.formatted(port, data.resolve("host"), data.resolve("client.pub")));
        data.write("known_hosts", knownHosts());
        this.process = ServerProcess.start(
                List.of(SSHD.toString(), "-D", "-e", "-f", configuration.toString()),
                Map.of(),
                data.resolve("sshd.log"));
        this.closeAtExit = CloseAtExit.of("sshd", this::close);
    }

    /** Starts a server without repositories. */
    public static GitSshServer start() {
        GitSshServer server = new GitSshServer();
        try {
            server.awaitListening();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Whether there are a git and an sshd here. Where sshd runs as root it wants a directory, which this makes. */
    static boolean isAvailable() {
        try {
            return Files.isExecutable(SSHD)
                    && (!user().equals("root") || Files.isDirectory(Files.createDirectories(Path.of("/run/sshd"))))
                    && !GitCommand.run(Path.of("."), "--version").isEmpty();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Makes an empty bare repository with branch {@code main} and returns the address to clone it from. */
    public URI createRepository(String name) {
        GitCommand.run(data.path(), "init", "--quiet", "--bare", name + ".git");
        return uri(name);
    }

    /** Where a repository is cloned from. */
    public URI uri(String name) {
        return URI.create("ssh://" + user() + "@127.0.0.1:" + port + folder(name));
    }

    /** The bare repository on disk. */
    public Path folder(String name) {
        return data.resolve(name + ".git");
    }

    /** The line of a known_hosts file for this server. */
    public String knownHosts() {
        return "[127.0.0.1]:" + port + " " + text("host.pub");
    }

    /** The private key that may log in, as ssh-keygen writes it, in a file. */
    public Path privateKey() {
        return data.resolve("client");
    }

    /** For git's setting {@code core.sshCommand}: logs in here, and looks at nothing that belongs to the user. */
    public String sshCommand() {
        return "ssh -F none -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile="
                + data.resolve("known_hosts") + " -i " + privateKey();
    }

    /** Stops serving and deletes the repositories. */
    @Override
    public void close() {
        process.end();
        data.delete();
        closeAtExit.cancel();
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    private String text(String file) {
        try {
            return Files.readString(data.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data.resolve(file), e);
        }
    }

    private void generateKey(String name) {
        List<String> words = List.of(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-C",
                "test",
                "-f",
                data.resolve(name).toString());
        new Command(words, data.path(), GitCommand.environment(), "").run();
    }

    private void awaitListening() {
        try {
            Poll.until("sshd listens", START_TIMEOUT, () -> {
                process.requireAlive();
                return isListening();
            });
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + process.logTail(), e);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
