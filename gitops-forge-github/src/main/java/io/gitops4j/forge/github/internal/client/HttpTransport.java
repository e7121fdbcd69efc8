package io.gitops4j.forge.github.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.github.GitHubConnection;
import io.gitops4j.spi.Operation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends calls and waits, never longer than the operation lasts, and follows no redirect: a login stays with its host (F25). */
public final class HttpTransport implements AutoCloseable {
    /** The newest version that this client was written against. */
    private static final String API_VERSION = "2022-11-28";

    /** So soon a wait notices that the operation was cancelled. */
    private static final long NAP_MILLIS = 100;

    private final GitHubConnection connection;
    private final ClientLease lease;
    private final String base;

    /** Opens no connection. */
    public HttpTransport(GitHubConnection connection) {
        this.connection = connection;
        this.lease = new ClientLease(connection);
        this.base = connection.api().toString().replaceAll("/+$", "");
    }

    /**
     * Any answer, whatever its status.
     *
     * @param etag of what is known already; empty for nothing
     */
    public Answer send(Call call, String authorization, String etag, Operation operation) {
        operation.checkpoint();
        CompletableFuture<HttpResponse<byte[]>> pending =
                lease.client().sendAsync(request(call, authorization, etag), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = await(call, pending, operation);
            return Answer.of(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new GitOpsException(
                    FailureKind.CANCELLED,
                    Diagnostic.error("FORGE-CANCELLED")
                            .what("interrupted while waiting for " + call)
                            .build(),
                    e);
        } catch (ExecutionException e) {
            throw unreachable(call, e.getCause() == null ? e : e.getCause());
        }
    }

    private HttpResponse<byte[]> await(Call call, CompletableFuture<HttpResponse<byte[]>> pending, Operation operation)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + connection.requestTimeout().toNanos();
        while (true) {
            try {
                return pending.get(NAP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                try {
                    operation.checkpoint();
                } catch (GitOpsException over) {
                    pending.cancel(true);
                    throw over;
                }
                if (System.nanoTime() - end > 0) {
                    pending.cancel(true);
                    throw timeout(call, e);
                }
            }
        }
    }

    @Override
    public void close() {
        lease.close();
    }

    private HttpRequest request(Call call, String authorization, String etag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.target()))
                .method(
                        call.method(),
                        call.body()
                                .map(JsonNode::toString)
                                .map(BodyPublishers::ofString)
                                .orElseGet(BodyPublishers::noBody))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", API_VERSION)
                .header("User-Agent", "gitops4j");
        call.body().ifPresent(json -> request.header("Content-Type", "application/json"));
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        }
        authorise(request, authorization);
        return request.build();
    }

    private static void authorise(HttpRequest.Builder request, String authorization) {
        try {
            request.header("Authorization", authorization);
        } catch (IllegalArgumentException e) { // not passed on: it quotes the token
            throw new GitOpsException(
                    FailureKind.AUTH,
                    Diagnostic.error("FORGE-AUTH")
                            .path("token")
                            .what("the token has characters that no token has, such as a line end")
                            .remedy("mend the file or variable that holds it")
                            .build());
        }
    }

    private GitOpsException timeout(Call call, Throwable cause) {
        Duration limit = connection.requestTimeout();
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("FORGE-UNREACHABLE")
                        .path(call.repository())
                        .what("no answer to " + call + " from " + connection.api() + " within " + limit.toMillis()
                                + " ms")
                        .remedy("nothing; it is tried again")
                        .build(),
                cause);
    }

    private GitOpsException unreachable(Call call, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("FORGE-UNREACHABLE")
                        .path(call.repository())
                        .what(call + " did not reach " + connection.api() + ": " + reason)
                        .remedy("see whether this machine reaches the forge; it is tried again")
                        .build(),
                cause);
    }
}
