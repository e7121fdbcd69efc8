package io.gitops4j.forge.github.internal.client;

import io.gitops4j.forge.github.GitHubConnection;
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

    ClientLease(GitHubConnection connection) {
        // Starts no thread before there is a task.
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), ClientLease::thread);
        this.client = connection.httpClient().or(() -> Optional.of(own(connection, threads)));
    }

    HttpClient client() {
        return client.orElseThrow(() -> new IllegalStateException("the GitHub reporter is closed"));
    }

    @Override
    public void close() {
        client = Optional.empty();
        threads.shutdown();
    }

    private static HttpClient own(GitHubConnection connection, ThreadPoolExecutor threads) {
        return HttpClient.newBuilder()
                .executor(threads)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connection.requestTimeout())
                .build();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "github-http");
        thread.setDaemon(true);
        return thread;
    }
}
