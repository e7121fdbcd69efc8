package io.gitops4j.target.nomad;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How to reach a Nomad agent. Immutable; each {@code with} method gives a changed copy. */
public final class NomadConnection {
    private final URI address;
    private final Optional<Secret> token;
    private final Optional<Path> caFile;
    private final String region;
    private final Duration requestTimeout;
    private final Optional<HttpClient> httpClient;

    private NomadConnection(
            URI address,
            Optional<Secret> token,
            Optional<Path> caFile,
            String region,
            Duration requestTimeout,
            Optional<HttpClient> httpClient) {
        this.address = address;
        this.token = token;
        this.caFile = caFile;
        this.region = region;
        this.requestTimeout = requestTimeout;
        this.httpClient = httpClient;
    }

    /**
     * An agent without a token, with 30 s for a request.
     *
     * @param address such as {@code https://nomad.example.com:4646}
     * @throws GitOpsException CONFIG when it is not a plain http or https address
     */
    public static NomadConnection to(URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null || address.getUserInfo() != null || address.getQuery() != null) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path("address")
                            .what("the address is not http or https with a host and no user")
                            .remedy("write it like https://nomad.example.com:4646")
                            .build());
        }
        return new NomadConnection(
                address, Optional.empty(), Optional.empty(), "", Duration.ofSeconds(30), Optional.empty());
    }

    /** With an ACL token; it is read anew for every request, so that a rotated one is noticed. */
    public NomadConnection withToken(Secret value) {
        return new NomadConnection(address, Optional.of(value), caFile, region, requestTimeout, httpClient);
    }

    /** Trusting the PEM certificates of this file instead of the JVM's; read when the target is made. */
    public NomadConnection withCaFile(Path value) {
        return new NomadConnection(address, token, Optional.of(value), region, requestTimeout, httpClient);
    }

    /** For another region than the agent's own. */
    public NomadConnection withRegion(String value) {
        Objects.requireNonNull(value, "region");
        return new NomadConnection(address, token, caFile, value, requestTimeout, httpClient);
    }

    /** With at most this time for one request, whatever the operation still has. */
    public NomadConnection withRequestTimeout(Duration value) {
        Objects.requireNonNull(value, "requestTimeout");
        return new NomadConnection(address, token, caFile, region, value, httpClient);
    }

    /** By the embedder's own client, which is not closed; {@link #withCaFile} then has no effect. */
    public NomadConnection withHttpClient(HttpClient value) {
        return new NomadConnection(address, token, caFile, region, requestTimeout, Optional.of(value));
    }

    /** Where the agent listens. */
    public URI address() {
        return address;
    }

    /** The ACL token. */
    public Optional<Secret> token() {
        return token;
    }

    /** Certificates to trust. */
    public Optional<Path> caFile() {
        return caFile;
    }

    /** The region; empty for the agent's own. */
    public String region() {
        return region;
    }

    /** At most so long for one request. */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** The embedder's client. */
    public Optional<HttpClient> httpClient() {
        return httpClient;
    }

    @Override
    public String toString() {
        return "NomadConnection(" + address + ")";
    }
}
