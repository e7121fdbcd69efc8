package io.gitops4j.notify.webhook.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.notify.webhook.WebhookConnection;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Secret;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Sends JSON to an address and waits for the answer, never longer than the operation lasts. Follows no redirect. Thread-safe.
 *
 * <p>Its threads are not the engine's, because the engine's may all be waiting for them. On Java 17 a client ends its connections when
 * it is collected, and cannot be closed before. So closing lets go of it.
 */
public final class Post implements AutoCloseable {
    /** So soon a wait notices that the operation was cancelled. */
    private static final long NAP_MILLIS = 100;

    private static final long IDLE_SECONDS = 5;

    private final WebhookConnection connection;
    private final ThreadPoolExecutor threads;
    private Optional<HttpClient> client;
    private boolean closed;

    /** Opens no connection and starts no thread. */
    public Post(WebhookConnection connection) {
        this.connection = connection;
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Post::thread);
        this.client = connection.httpClient();
    }

    /**
     * Returns when the receiver has taken it.
     *
     * @throws GitOpsException of a kind that says whether another try makes sense; no text in it shows the address
     */
    public void send(Secret address, byte[] json, Map<String, String> headers, Operation operation) {
        operation.checkpoint();
        HttpRequest request = request(address, json, headers);
        AtomicInteger status = new AtomicInteger();
        CompletableFuture<HttpResponse<String>> pending = client().sendAsync(request, info -> {
            status.set(info.statusCode());
            return new Beginning();
        });
        Optional<HttpResponse<String>> refusal =
                answer(pending, () -> taken(status.get()), operation).filter(answer -> !taken(answer.statusCode()));
        if (refusal.isPresent()) {
            throw Refusals.of(connection.name(), refusal.get(), connection.clock());
        }
    }

    private static boolean taken(int status) {
        return status >= 200 && status < 300;
    }

    /** One of our own is made when it is first asked for, as it takes a thread and the certificates of the machine. */
    private synchronized HttpClient client() {
        if (closed) {
            throw new IllegalStateException("the notifier is closed");
        }
        HttpClient current = client.orElseGet(() -> own(connection, threads));
        client = Optional.of(current);
        return current;
    }

    private HttpRequest request(Secret address, byte[] json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Address.of(address.reveal(), connection))
                .POST(BodyPublishers.ofByteArray(json))
                .header("Content-Type", "application/json")
                .header("User-Agent", "gitops4j");
        headers.forEach(request::header);
        return request.build();
    }

    /** Nothing where the receiver has taken it and says no more in time: told once more, it would be there twice. */
    private Optional<HttpResponse<String>> answer(
            CompletableFuture<HttpResponse<String>> pending, BooleanSupplier taken, Operation operation) {
        try {
            return await(pending, taken, operation);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new GitOpsException(
                    FailureKind.CANCELLED,
                    Diagnostic.error("NOTIFY-CANCELLED")
                            .what("interrupted while the notifier '" + connection.name() + "' waited for its receiver")
                            .remedy("nothing; it is told after the next start")
                            .build());
        } catch (ExecutionException e) {
            // Neither the cause nor its text is passed on: they may name the address.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw unreachable("(" + cause.getClass().getSimpleName() + ")");
        }
    }

    private Optional<HttpResponse<String>> await(
            CompletableFuture<HttpResponse<String>> pending, BooleanSupplier taken, Operation operation)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + connection.requestTimeout().toNanos();
        while (true) {
            try {
                return Optional.of(pending.get(NAP_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                try {
                    operation.checkpoint();
                } catch (GitOpsException over) {
                    pending.cancel(true);
                    throw over;
                }
                if (System.nanoTime() - end > 0) {
                    pending.cancel(true);
                    if (taken.getAsBoolean()) {
                        return Optional.empty();
                    }
                    throw unreachable("within " + connection.requestTimeout().toMillis() + " ms");
                }
            }
        }
    }

    private GitOpsException unreachable(String how) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("NOTIFY-UNREACHABLE")
                        .path("url")
                        .what("the notifier '" + connection.name() + "' got no answer from its receiver " + how)
                        .remedy("see whether this machine reaches the receiver; it is tried again")
                        .build());
    }

    @Override
    public synchronized void close() {
        closed = true;
        client = Optional.empty();
        threads.shutdown();
    }

    private static HttpClient own(WebhookConnection connection, ThreadPoolExecutor threads) {
        return HttpClient.newBuilder()
                .executor(threads)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connection.requestTimeout())
                .build();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "notify-http");
        thread.setDaemon(true);
        return thread;
    }
}
