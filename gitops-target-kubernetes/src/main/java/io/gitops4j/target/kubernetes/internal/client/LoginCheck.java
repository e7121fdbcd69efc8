package io.gitops4j.target.kubernetes.internal.client;

import io.fabric8.kubernetes.client.http.HttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Finds out why the server said goodbye. It answers 401 and at once ends an HTTP/2 connection, and the JDK's client before
 * version 24 then often loses the answer (JDK-8335181); over HTTP/1.1 it does not.
 */
final class LoginCheck {
    private final Supplier<HttpClient> clients;
    private final URI version;

    /** Each client is used for one request and closed. */
    LoginCheck(Supplier<HttpClient> clients, String root) {
        this.clients = clients;
        this.version = URI.create(root + "/version");
    }

    /** Whether this is how a connection ends to which the server has said goodbye. */
    static boolean goodbye(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("GOAWAY");
    }

    /** Whether the server does not know us. False also where that cannot be found out. */
    boolean refused(Duration time) {
        try (HttpClient http = clients.get()) {
            return http.sendAsync(http.newHttpRequestBuilder().uri(version).build(), byte[].class)
                            .get(time.toNanos(), TimeUnit.NANOSECONDS)
                            .code()
                    == 401;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
