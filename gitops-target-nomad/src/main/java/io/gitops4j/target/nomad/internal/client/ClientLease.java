package io.gitops4j.target.nomad.internal.client;

import io.gitops4j.target.nomad.NomadConnection;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP client until it is closed: a lent one, or one of our own with its own threads. Those are not the engine's, because
 * the engine's may all be waiting for them.
 *
 * <p>On Java 17 a client ends its connections when it is collected, and cannot be closed before. So closing lets go of it.
 */
final class ClientLease implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads;
    private volatile Optional<HttpClient> client;

    ClientLease(NomadConnection connection) {
        // Starts no thread before there is a task.
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), ClientLease::thread);
        this.client = connection.httpClient().or(() -> Optional.of(own(connection, threads)));
    }

    HttpClient client() {
        return client.orElseThrow(() -> new IllegalStateException("the Nomad target is closed"));
    }

    @Override
    public void close() {
        client = Optional.empty();
        threads.shutdown();
    }

    private static HttpClient own(NomadConnection connection, ThreadPoolExecutor threads) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .connectTimeout(connection.requestTimeout());
        connection.caFile().ifPresent(file -> client.sslContext(TrustedCertificates.of(file)));
        return client.build();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "nomad-http");
        thread.setDaemon(true);
        return thread;
    }
}
