package io.gitops4j.testkit.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The few requests that the fixtures themselves send to their servers. */
final class ApiClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final URI server;
    private final HttpClient http;
    private final String[] headers;

    private ApiClient(URI server, HttpClient http, String... headers) {
        this.server = server;
        this.http = http;
        this.headers = headers;
    }

    static ApiClient forKubernetes(URI server, Path ca, String token) {
        HttpClient http = builder().sslContext(trusting(ca)).build();
        return new ApiClient(server, http, "Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    static ApiClient forNomad(URI server, Optional<String> token) {
        HttpClient http = builder().build();
        return token.map(secret -> new ApiClient(server, http, "X-Nomad-Token", secret))
                .orElseGet(() -> new ApiClient(server, http, "Accept", "application/json"));
    }

    /** {@code authorization} is the header's value, "" for a client that nobody knows. */
    static ApiClient forGitea(URI server, String authorization) {
        HttpClient http = builder().build();
        return authorization.isEmpty()
                ? new ApiClient(server, http, "Accept", "application/json")
                : new ApiClient(server, http, "Authorization", authorization, "Content-Type", "application/json");
    }

    /** The body, or nothing when the server cannot be reached or answers with anything but success. */
    Optional<String> find(String path) {
        try {
            HttpResponse<String> response = send(request(path).GET().build());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String get(String path) {
        return require(request(path).GET().build());
    }

    String post(String path, String json) {
        return require(
                request(path).POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    String put(String path, String json) {
        return require(
                request(path).PUT(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    private String require(HttpRequest request) {
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.method() + " " + request.uri() + " was answered with "
                        + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " " + request.uri() + " failed: " + e, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT).headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + request, e);
        }
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .proxy(HttpClient.Builder.NO_PROXY);
    }

    private static SSLContext trusting(Path ca) {
        try (InputStream pem = Files.newInputStream(ca)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot trust the certificate in " + ca, e);
        }
    }
}
