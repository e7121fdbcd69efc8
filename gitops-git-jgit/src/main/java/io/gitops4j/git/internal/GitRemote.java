package io.gitops4j.git.internal;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.BasePackPushConnection;
import org.eclipse.jgit.transport.Connection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/** The remote repository. Every JGit transport of this module is opened here, with nothing left at JGit's defaults. Thread-safe. */
public final class GitRemote {
    private final RemoteSettings settings;

    /** Reaches nobody yet. */
    public GitRemote(RemoteSettings settings) {
        this.settings = settings;
    }

    /**
     * What to do with an open connection.
     *
     * @param <C> the kind of connection
     * @param <T> what comes of it
     */
    public interface Call<C extends Connection, T> {
        /** Does it. */
        T on(C connection) throws IOException;
    }

    private interface Opening<C extends Connection> {
        C open(Transport transport) throws NotSupportedException, TransportException;
    }

    /** Where it is. */
    public GitUrl url() {
        return settings.url();
    }

    /**
     * Connects, which lists refs in one request, and makes a call. When the login is refused and its secret has changed since,
     * does both once more (F26).
     *
     * @param prefixes of the refs to list; a hint, an old or local remote lists all
     * @throws IOException when objects, stored or just received, are damaged; all else is a GitOpsException
     */
    public <T> T connect(
            Repository cache, Operation operation, Collection<String> prefixes, Call<FetchConnection, T> call)
            throws IOException {
        return connect(
                cache,
                operation,
                transport -> transport.openFetch(List.of(), prefixes.toArray(String[]::new)),
                BasePackFetchConnection.class,
                call);
    }

    /**
     * As {@link #connect}, for a push. The remote lists all its refs, whichever are meant: the protocol has no way to ask for
     * some.
     */
    public <T> T connectToPush(Repository local, Operation operation, Call<PushConnection, T> call) throws IOException {
        return connect(local, operation, Transport::openPush, BasePackPushConnection.class, call);
    }

    private <C extends Connection, T> T connect(
            Repository local, Operation operation, Opening<C> opening, Class<?> smart, Call<C, T> call)
            throws IOException {
        Optional<String> secret = revealed();
        try {
            return connect(local, operation, secret, opening, smart, call);
        } catch (GitOpsException e) {
            Optional<String> newer = e.kind() == FailureKind.AUTH ? revealed() : secret;
            if (newer.equals(secret)) {
                throw e;
            }
            return connect(local, operation, newer, opening, smart, call);
        }
    }

    private Optional<String> revealed() {
        return settings.login().map(login -> login.password().reveal());
    }

    @SuppressWarnings("try") // the session is only there to be closed
    private <C extends Connection, T> T connect(
            Repository local,
            Operation operation,
            Optional<String> secret,
            Opening<C> opening,
            Class<?> smart,
            Call<C, T> call)
            throws IOException {
        operation.checkpoint();
        RemoteFailures failures =
                new RemoteFailures(settings.url(), settings.timeout(), smart.equals(BasePackPushConnection.class));
        checkFolder(failures);
        try (Transport transport = Transport.open(local, settings.url().uri());
                AutoCloseable session = prepare(transport, operation, secret, failures);
                C connection = opening.open(transport)) {
            if (!smart.isInstance(connection)) {
                // A web server with files, or a login page: read file by file, past all limits.
                throw new NotSupportedException("it does not speak git's smart protocol");
            }
            return call.on(connection);
        } catch (GitOpsException e) {
            throw e;
        } catch (Exception e) {
            // First of all the end of the operation, which may be why the connection broke.
            operation.checkpoint();
            Optional<IOException> damage = failures.damage(e);
            if (damage.isPresent()) {
                throw damage.get();
            }
            throw failures.of(e);
        }
    }

    /** JGit would read a file as a bundle, and a missing folder as an unknown protocol. */
    private void checkFolder(RemoteFailures failures) {
        if (settings.url().scheme() == GitUrl.Scheme.FILE) {
            String path = settings.url().uri().getPath();
            if (!Files.isDirectory(Path.of(path))) {
                throw failures.noRepository(new NotDirectoryException(path));
            }
        }
    }

    private AutoCloseable prepare(
            Transport transport, Operation operation, Optional<String> secret, RemoteFailures failures) {
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setPackConfig(onTheCallersThread());
        transport.setCredentialsProvider(NoQuestions.INSTANCE);
        transport.setObjectChecker(new StrictChecker(settings.portableNames()));
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(
                    new WatchedHttpConnections(operation, settings.timeout(), failures.answers()));
            settings.login().ifPresent(login -> http.setPreemptiveBasicAuthentication(login.user(), secret.orElse("")));
        } else if (transport instanceof SshTransport ssh) {
            transport.setTimeout(seconds(operation));
            WatchedSshSessions sessions =
                    new WatchedSshSessions(operation, hostKeys(failures), settings.sshPrivateKey(), settings.home());
            ssh.setSshSessionFactory(sessions);
            return sessions;
        }
        return () -> {};
    }

    /** JGit would search for deltas on threads of its own. */
    private static PackConfig onTheCallersThread() {
        PackConfig config = new PackConfig();
        config.setThreads(1);
        return config;
    }

    private PinnedHostKeys hostKeys(RemoteFailures failures) {
        int port = settings.url().uri().getPort();
        PinnedHostKeys keys = new PinnedHostKeys(
                settings.url().uri().getHost(), port < 0 ? 22 : port, KnownHosts.read(settings.knownHosts()));
        failures.explainedBy(keys::refusal);
        return keys;
    }

    private int seconds(Operation operation) {
        long left =
                Math.min(settings.timeout().toMillis(), operation.remaining().toMillis());
        return (int) Math.max(1, Math.min((left + 999) / 1000, Integer.MAX_VALUE / 1000));
    }
}
