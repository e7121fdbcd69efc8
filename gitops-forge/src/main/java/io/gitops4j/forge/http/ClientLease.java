package io.gitops4j.forge.http;

import java.net.http.HttpClient;
import java.util.Locale;
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

    ClientLease(Endpoint endpoint) {
        // Starts no thread before there is a task.
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> thread(endpoint.forge(), task));
        this.client = endpoint.client().or(() -> Optional.of(own(endpoint, threads)));
    }

    HttpClient client() {
        return client.orElseThrow(() -> new IllegalStateException("the reporter is closed"));
    }

    @Override
    public void close() {
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
