package io.gitops4j.target.kubernetes.internal.client;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.KubernetesConnection;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests over one HTTP/2 connection, at most so many at once, each exactly once: the engine alone repeats. Thread-safe.
 *
 * <p>fabric8 gives the login, the certificates and the transport; its models and its own retries are not used.
 */
public final class ApiClient implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final HttpClient http;
    private final LoginCheck login;
    private final String root;
    private final Duration requestTimeout;
    private final Semaphore inFlight;

    ApiClient(HttpClient http, LoginCheck login, String root, Duration requestTimeout, int requestsInFlight) {
        this.http = http;
        this.login = login;
        this.root = root;
        this.requestTimeout = requestTimeout;
        this.inFlight = new Semaphore(requestsInFlight);
    }

    /**
     * Opens no connection yet.
     *
     * @throws GitOpsException CONFIG when the connection's files cannot be used
     */
    public static ApiClient of(KubernetesConnection connection) {
        return ClientSettings.open(connection);
    }

    /**
     * Sends, waits and returns the answer, also one that refuses the request.
     *
     * @throws GitOpsException UNAVAILABLE for a broken connection, 429 and 5xx; TIMEOUT; AUTH for 401; CANCELLED
     */
    public ApiAnswer send(ApiRequest request, Operation operation) {
        return start(request, operation).answer();
    }

    /**
     * As {@link #send}, several at once: what does not depend on each other costs one round trip.
     *
     * @return in the order of the requests
     * @throws GitOpsException of the first that fails
     */
    public List<ApiAnswer> sendAll(List<ApiRequest> requests, Operation operation) {
        List<Exchange> started = new ArrayList<>();
        try {
            requests.forEach(request -> started.add(start(request, operation)));
            return started.stream().map(Exchange::answer).toList();
        } finally {
            // Does nothing to those that are done.
            started.forEach(Exchange::cancel);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Exchange start(ApiRequest request, Operation operation) {
        operation.checkpoint();
        Duration time = operation.remaining().compareTo(requestTimeout) < 0 ? operation.remaining() : requestTimeout;
        try {
            if (!inFlight.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw ApiFailures.timeout(request, time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFailures.interrupted(request);
        }
        try {
            return new Exchange(request, time, http.sendAsync(toHttp(request, time), byte[].class));
        } catch (RuntimeException e) {
            inFlight.release();
            throw e;
        }
    }

    /** A request on its way. */
    private final class Exchange {
        private final ApiRequest request;
        private final Duration time;
        private final CompletableFuture<HttpResponse<byte[]>> sent;
        private final CompletableFuture<HttpResponse<byte[]>> answer;

        Exchange(ApiRequest request, Duration time, CompletableFuture<HttpResponse<byte[]>> sent) {
            this.request = request;
            this.time = time;
            this.sent = sent;
            // Also when it is cancelled.
            this.answer = sent.whenComplete((response, failure) -> inFlight.release());
        }

        ApiAnswer answer() {
            try {
                return checked(request, answer.get(time.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                cancel();
                throw ApiFailures.timeout(request, time);
            } catch (InterruptedException e) {
                cancel();
                Thread.currentThread().interrupt();
                throw ApiFailures.interrupted(request);
            } catch (ExecutionException e) {
                throw broken(request, time, e.getCause() == null ? e : e.getCause());
            }
        }

        void cancel() {
            sent.cancel(true);
        }
    }

    private GitOpsException broken(ApiRequest request, Duration time, Throwable cause) {
        if (cause instanceof GitOpsException known) {
            return known;
        }
        if (cause instanceof HttpTimeoutException) {
            return ApiFailures.timeout(request, time);
        }
        return LoginCheck.goodbye(cause) && login.refused(time)
                ? ApiFailures.notLoggedIn(request, new ApiStatus(401, "Unauthorized", "", List.of()))
                : ApiFailures.unreachable(request, root, cause);
    }

    private HttpRequest toHttp(ApiRequest request, Duration time) {
        HttpRequest.Builder builder = http.newHttpRequestBuilder()
                .uri(URI.create(root + request.path()))
                .header("Accept", request.accept())
                .timeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        return request.method().equals("GET")
                ? builder.build()
                : builder.method(request.method(), request.contentType(), request.body())
                        .build();
    }

    private ApiAnswer checked(ApiRequest request, HttpResponse<byte[]> response) {
        byte[] body = response.body();
        ApiAnswer answer = new ApiAnswer(request, response.code(), body == null ? NOTHING : body);
        if (answer.code() == 401) {
            throw ApiFailures.notLoggedIn(request, answer.status());
        }
        if (answer.code() == 429 || (answer.code() >= 500 && !answer.status().invalidObject())) {
            throw ApiFailures.overloaded(request, answer.status(), retryAfter(response));
        }
        return answer;
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        String header = response.header("Retry-After");
        return header == null || !header.matches("[0-9]{1,6}")
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Long.parseLong(header)));
    }
}
