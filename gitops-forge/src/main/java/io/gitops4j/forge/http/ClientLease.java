package io.gitops4j.forge.http;

import java.net.http.HttpClient;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP client until it is closed: a lent one, or one of our own with its own threads. Those are not the engine's, because
 * the engine's may all be waiting for them. Ours is made when it is first asked for: it takes a thread and the certificates of the
 * machine, and a command that only reads tells nobody. Thread-safe.
 *
 * <p>On Java 17 a client ends its connections when it is collected, and cannot be closed before. So closing lets go of it.
 */
final class ClientLease implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final Endpoint endpoint;
    private final ThreadPoolExecutor threads;
    private Optional<HttpClient> client;
    private boolean closed;

    ClientLease(Endpoint endpoint) {
        this.endpoint = endpoint;
        // Starts no thread before there is a task.
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> thread(endpoint.forge(), task));
        this.client = endpoint.client();
    }

    synchronized HttpClient client() {
        if (closed) {
            throw new IllegalStateException("the reporter is closed");
        }
        HttpClient current = client.orElseGet(() -> own(endpoint, threads));
        client = Optional.of(current);
        return current;
    }

    @Override
    public synchronized void close() {
        closed = true;
        client = Optional.empty();
        threads.shutdown();
    }

    private static HttpClient own(Endpoint endpoint, ThreadPoolExecutor threads) {
        return HttpClient.newBuilder()
                .executor(threads)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(endpoint.requestTimeout())
                .build();
    }

    private static Thread thread(String forge, Runnable task) {
        Thread thread = new Thread(task, forge.toLowerCase(Locale.ROOT) + "-http");
        thread.setDaemon(true);
        return thread;
    }
}
