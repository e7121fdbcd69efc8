package io.gitops4j.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** Serves folders over SSH on loopback by git's own upload-pack, to the owner of one key. */
final class SshGitServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;

    private SshGitServer(KeyPair hostKey) {
        this.hostKey = hostKey;
    }

    static SshGitServer start(PublicKey allowed) {
        return start(allowed, 0, newKey());
    }

    static SshGitServer start(PublicKey allowed, int port, KeyPair hostKey) {
        SshGitServer git = new SshGitServer(hostKey);
        git.server.setHost("127.0.0.1");
        git.server.setPort(port);
        git.server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        git.server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, allowed));
        git.server.setCommandFactory((channel, command) ->
                new ProcessShellFactory(command, List.of("sh", "-c", command)).createShell(channel));
        try {
            git.server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return git;
    }

    static KeyPair newKey() {
        try {
            return KeyUtils.generateKeyPair("ssh-ed25519", 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    String url(String path) {
        return "ssh://git@127.0.0.1:" + port() + path;
    }

    KeyPair hostKey() {
        return hostKey;
    }

    /** A line of a known_hosts file for this server. */
    String knownHost(PublicKey key) {
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(key);
    }

    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(key);
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
