package io.gitops4j.forge.http;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.options.WrongOption;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a forge listens, and how it is spoken to.
 *
 * @param forge its name, as it stands in messages
 * @param api what the paths of calls are below
 * @param requestTimeout at most so long for one request
 * @param client the embedder's, which is not closed
 * @param headers that every request has
 */
public record Endpoint(
        String forge, URI api, Duration requestTimeout, Optional<HttpClient> client, Map<String, String> headers) {
    /**
     * Copies the headers.
     *
     * @throws IllegalArgumentException when the client follows redirects
     */
    public Endpoint {
        Objects.requireNonNull(forge, "forge");
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(requestTimeout, "requestTimeout");
        Objects.requireNonNull(client, "client");
        if (client.filter(lent -> lent.followRedirects() != HttpClient.Redirect.NEVER)
                .isPresent()) {
            throw new IllegalArgumentException(
                    "the client follows redirects, and would take the login to other hosts. Do: Redirect.NEVER");
        }
        headers = Map.copyOf(headers);
    }

    /**
     * The address, if a login may be sent there.
     *
     * @param option that it was configured by
     * @param example of a good one
     * @throws GitOpsException CONFIG when it is not a plain https address; http is for this machine only
     */
    public static URI checked(URI address, String option, String example) {
        String host = address.getHost();
        boolean here = "127.0.0.1".equals(host) || "localhost".equals(host);
        boolean safe = "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here);
        if (host == null || !safe || address.getUserInfo() != null || address.getQuery() != null) {
            throw WrongOption.of(
                    option, "the address of the API is not https with a host and no user", "write it like " + example);
        }
        return address;
    }

    /**
     * The address that a text is.
     *
     * @param option that it was configured by
     * @param example of a good one
     * @throws GitOpsException CONFIG when it is none
     */
    public static URI address(String text, String option, String example) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw WrongOption.of(option, "this is no address", "write it like " + example);
        }
    }
}
