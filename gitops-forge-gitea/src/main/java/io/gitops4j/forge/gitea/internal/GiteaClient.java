package io.gitops4j.forge.gitea.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.gitea.GiteaConnection;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.http.Endpoint;
import io.gitops4j.forge.http.Failures;
import io.gitops4j.forge.http.HttpTransport;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes at a Gitea. Thread-safe. Failures are {@link GitOpsException}s as {@link Failures} makes them. */
public final class GiteaClient implements AutoCloseable {
    /** In messages. */
    public static final String FORGE = "Gitea";

    /** The most that a Gitea gives unless its settings say otherwise. */
    private static final String PAGE = "50";

    private final HttpTransport transport;
    private final Secret token;
    private final Failures failures;

    /** Opens no connection. */
    public GiteaClient(GiteaConnection connection) {
        URI api = URI.create(connection.url().toString().replaceAll("/+$", "") + "/api/v1");
        this.transport = new HttpTransport(new Endpoint(
                FORGE,
                api,
                connection.requestTimeout(),
                connection.httpClient(),
                Map.of("Accept", "application/json")));
        this.token = connection.token();
        this.failures = new Failures(FORGE, connection.clock());
    }

    /** Any answer, whatever its status. */
    Answer send(Call call, Operation operation) {
        return transport.send(call, "token " + token.reveal(), Map.of(), operation);
    }

    /** The answer, if it is the wanted one. */
    JsonNode expect(Call call, Answer answer) {
        if (!answer.ok()) {
            throw failure(call, answer);
        }
        return answer.json();
    }

    /** What a refusal means. */
    GitOpsException failure(Call call, Answer answer) {
        return failures.of(call, answer, call.permission());
    }

    /**
     * The first thing that a list's pages have, and no page after that one.
     *
     * @param first the answer to the call for the first page, which succeeded
     * @param pages so many at most
     * @param find looks for it on a page
     */
    <T> Optional<T> first(
            Call call, Answer first, int pages, Function<JsonNode, Optional<T>> find, Operation operation) {
        Answer page = first;
        for (int count = 1; ; count++) {
            Optional<T> found = find.apply(page.json());
            Optional<String> next = page.nextPage();
            if (found.isPresent() || next.isEmpty() || count >= pages) {
                return found;
            }
            Call further = call.with("page", next.get());
            page = send(further, operation);
            JsonNode unused = expect(further, page);
        }
    }

    /** The same call for pages as long as may be. */
    static Call paged(Call call) {
        return call.with("limit", PAGE);
    }

    @Override
    public void close() {
        transport.close();
    }
}
