package io.gitops4j.target.nomad.internal.client;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.nomad.NomadConnection;
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

/**
 * Sends calls and waits, never longer than the operation lasts. HTTP/1.1, as Nomad's own client does; one client is shared,
 * because an agent takes 100 connections from one address.
 */
final class HttpTransport implements AutoCloseable {
    private final NomadConnection connection;
    private final ClientLease lease;
    private final String base;

    HttpTransport(NomadConnection connection) {
        this.connection = connection;
        this.lease = new ClientLease(connection);
        this.base = connection.address().toString().replaceAll("/+$", "");
    }

    /** Any answer, whatever its status. */
    Answer send(Call call, Operation operation) {
        operation.checkpoint();
        Duration left = operation.remaining();
        boolean ownLimit = connection.requestTimeout().compareTo(left) < 0;
        Duration patience = ownLimit ? connection.requestTimeout() : left;
        CompletableFuture<HttpResponse<byte[]>> pending =
                lease.client().sendAsync(request(call.with("region", connection.region())), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = pending.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("X-Nomad-Nexttoken").orElse(""));
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new GitOpsException(
                    ownLimit ? FailureKind.UNAVAILABLE : FailureKind.TIMEOUT,
                    Diagnostic.error("NOMAD-TIMEOUT")
                            .what("no answer to " + call + " from " + connection.address() + " within "
                                    + patience.toMillis() + " ms")
                            .remedy("see whether the agent is overloaded or give the run more time")
                            .build(),
                    e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new GitOpsException(
                    FailureKind.CANCELLED,
                    Diagnostic.error("NOMAD-CANCELLED")
                            .what("interrupted while waiting for " + call)
                            .build(),
                    e);
        } catch (ExecutionException e) {
            throw unreachable(call, e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void close() {
        lease.close();
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.target()))
                .method(call.method(), call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        connection.token().ifPresent(token -> authorise(request, token.reveal()));
        return request.build();
    }

    private static void authorise(HttpRequest.Builder request, String token) {
        try {
            request.header("X-Nomad-Token", token);
        } catch (IllegalArgumentException e) { // not passed on: it quotes the token
            throw new GitOpsException(
                    FailureKind.AUTH,
                    Diagnostic.error("NOMAD-AUTH")
                            .path("token")
                            .what("the token has characters that no token has, such as a line end")
                            .remedy("mend the file or variable that holds it")
                            .build());
        }
    }

    private GitOpsException unreachable(Call call, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("NOMAD-UNREACHABLE")
                        .what(call + " did not reach " + connection.address() + ": " + reason)
                        .remedy("see whether the agent runs and the address is right")
                        .build(),
                cause);
    }
}
