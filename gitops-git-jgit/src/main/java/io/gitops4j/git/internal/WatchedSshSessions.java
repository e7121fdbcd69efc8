package io.gitops4j.git.internal;

import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Secret;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * The SSH session of one operation: one key, pinned host keys, no agent, no password, and nothing of the user's own {@code
 * ~/.ssh}. The session ends with the operation's time.
 */
final class WatchedSshSessions extends SshSessionFactory implements AutoCloseable {
    private final SshdSessionFactory sessions;
    private final Operation operation;
    private Optional<Alarm> alarm = Optional.empty();

    /** @param home need not exist; nothing is written there */
    WatchedSshSessions(Operation operation, PinnedHostKeys hostKeys, Optional<Secret> privateKey, Path home) {
        this.operation = operation;
        File folder = home.toFile();
        this.sessions = new SshdSessionFactoryBuilder()
                .setHomeDirectory(folder)
                .setSshDirectory(folder)
                .setConfigFile(directory -> null)
                .setConnectorFactory(null)
                .setDefaultIdentities(directory -> List.of())
                .setDefaultKnownHostsFiles(directory -> List.of())
                .setDefaultKeysProvider(
                        directory -> privateKey.map(SshKeys::read).orElse(List.of()))
                .setPreferredAuthentications("publickey")
                .setServerKeyDatabase((homeDirectory, directory) -> hostKeys)
                .build(null);
    }

    @Override
    @SuppressWarnings("try") // the interruption is only there to be closed
    public RemoteSession getSession(URIish uri, CredentialsProvider provider, FS fs, int timeoutMillis)
            throws TransportException {
        // A server that takes the connection and says nothing would hold us for minutes.
        Duration time =
                Duration.ofMillis(Math.min(timeoutMillis, operation.remaining().toMillis()));
        try (Interruption interruption = Interruption.after(time)) {
            RemoteSession session = sessions.getSession(uri, provider, fs, timeoutMillis);
            alarm = Optional.of(Alarm.after(operation.remaining(), session::disconnect));
            return session;
        }
    }

    @Override
    public void releaseSession(RemoteSession session) {
        alarm.ifPresent(Alarm::close);
        session.disconnect();
    }

    @Override
    public String getType() {
        return sessions.getType();
    }

    @Override
    public void close() {
        alarm.ifPresent(Alarm::close);
        sessions.close();
    }
}
