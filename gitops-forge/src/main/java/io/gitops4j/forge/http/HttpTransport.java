package io.gitops4j.forge.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends calls and waits, never longer than the operation lasts, and follows no redirect: a login stays with its host (F25). */
public final class HttpTransport implements AutoCloseable {
    /** So soon a wait notices that the operation was cancelled. */
    private static final long NAP_MILLIS = 100;

    /** The longest list of comments that a forge gives at once is far shorter. */
    private static final int LARGEST = 32 * 1024 * 1024;

    private final Endpoint endpoint;
    private final ClientLease lease;
    private final String base;

    /** Opens no connection. */
    public HttpTransport(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.lease = new ClientLease(endpoint);
        this.base = endpoint.api().toString().replaceAll("/+$", "");
    }

    /**
     * Any answer, whatever its status.
     *
     * @param more headers of this request alone
     */
    public Answer send(Call call, String authorization, Map<String, String> more, Operation operation) {
        operation.checkpoint();
        CompletableFuture<HttpResponse<byte[]>> pending =
                lease.client().sendAsync(request(call, authorization, more), info -> new LimitedBody(LARGEST));
        try {
            HttpResponse<byte[]> response = await(call, pending, operation);
            return usable(call, Answer.of(response.statusCode(), response.headers(), response.body()));
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
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof LimitedBody.TooLarge ? tooLarge(call) : unreachable(call, cause);
        }
    }

    /** Whatever a forge does, it says so in JSON. Something in between, such as a page for a login, must not count as done. */
    private Answer usable(Call call, Answer answer) {
        if (answer.ok() && !answer.json().isContainerNode()) {
            throw Failures.unusable(endpoint.forge(), call, "no JSON");
        }
        return answer;
    }

    private HttpResponse<byte[]> await(Call call, CompletableFuture<HttpResponse<byte[]>> pending, Operation operation)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + endpoint.requestTimeout().toNanos();
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

    private HttpRequest request(Call call, String authorization, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.target()))
                .method(
                        call.method(),
                        call.body()
                                .map(JsonNode::toString)
                                .map(BodyPublishers::ofString)
                                .orElseGet(BodyPublishers::noBody))
                .header("User-Agent", "gitops4j");
        endpoint.headers().forEach(request::header);
        call.body().ifPresent(json -> request.header("Content-Type", "application/json"));
        more.forEach(request::header);
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
        Duration limit = endpoint.requestTimeout();
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("FORGE-UNREACHABLE")
                        .path(call.repository())
                        .what("no answer to " + call + " from " + endpoint.api() + " within " + limit.toMillis()
                                + " ms")
                        .remedy("nothing; it is tried again")
                        .build(),
                cause);
    }

    private GitOpsException tooLarge(Call call) {
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error("FORGE-ANSWER")
                        .path(call.repository())
                        .what(call + " was answered with more than " + LARGEST / 1024 / 1024 + " MiB")
                        .remedy("see what answers at " + endpoint.api())
                        .build());
    }

    private GitOpsException unreachable(Call call, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("FORGE-UNREACHABLE")
                        .path(call.repository())
                        .what(call + " did not reach " + endpoint.api() + ": " + reason)
                        .remedy("see whether this machine reaches the forge; it is tried again")
                        .build(),
                cause);
    }
}
