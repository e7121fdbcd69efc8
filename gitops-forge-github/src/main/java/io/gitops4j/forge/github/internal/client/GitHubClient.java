package io.gitops4j.forge.github.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.github.GitHubConnection;
import io.gitops4j.forge.http.Answer;
import io.gitops4j.forge.http.Call;
import io.gitops4j.forge.http.Endpoint;
import io.gitops4j.forge.http.HttpTransport;
import io.gitops4j.spi.Operation;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes within GitHub's limits. Thread-safe. Failures are {@link GitOpsException}s as {@link Refusals} makes them. */
public final class GitHubClient implements AutoCloseable {
    private static final String PAGE = "100";
    /** The newest version that this client was written against. */
    private static final String API_VERSION = "2022-11-28";

    private final HttpTransport transport;
    private final Authorization authorization;
    private final Clock clock;
    private final Budget budget;
    private final Etags etags = new Etags();

    /** Where GitHub is, and the headers that it asks for. */
    public static Endpoint endpoint(GitHubConnection connection) {
        return new Endpoint(
                "GitHub",
                connection.api(),
                connection.requestTimeout(),
                connection.httpClient(),
                Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", API_VERSION));
    }

    /** Opens no connection; closes the transport. */
    public GitHubClient(GitHubConnection connection, HttpTransport transport, Authorization authorization) {
        this.transport = transport;
        this.authorization = authorization;
        this.clock = connection.clock();
        this.budget = new Budget(clock);
    }

    /** One object, or one page. */
    public JsonNode read(Call call, Operation operation) {
        return page(call, operation).json();
    }

    /**
     * The first thing that a list's pages have, and no page after that one.
     *
     * @param pages so many at most
     * @param find looks for it on a page
     */
    public <T> Optional<T> first(Call call, int pages, Function<JsonNode, Optional<T>> find, Operation operation) {
        Call next = call.with("per_page", PAGE);
        for (int page = 0; page < pages; page++) {
            Answer answer = page(next, operation);
            Optional<T> found = find.apply(answer.json());
            Optional<String> further = answer.nextPage();
            if (found.isPresent() || further.isEmpty()) {
                return found;
            }
            next = next.with("page", further.get());
        }
        return Optional.empty();
    }

    /** Writes, and gives what was made. */
    public JsonNode write(Call call, Operation operation) {
        budget.write();
        return expect(call, send(call, "", operation)).json();
    }

    /** Writes, and gives the answer also where it is a refusal of the content. */
    public Answer tryWrite(Call call, Operation operation) {
        budget.write();
        Answer answer = send(call, "", operation);
        return answer.status() == 422 || answer.status() == 404 ? answer : expect(call, answer);
    }

    /** What a refusal means. */
    public GitOpsException failure(Call call, Answer answer) {
        return Refusals.of(call, answer, clock);
    }

    @Override
    public void close() {
        transport.close();
    }

    private Answer page(Call call, Operation operation) {
        budget.request();
        Optional<Etags.Tagged> known = etags.find(call);
        Answer answer = send(call, known.map(Etags.Tagged::etag).orElse(""), operation);
        if (answer.status() == 304 && known.isPresent()) {
            return known.get().answer();
        }
        etags.keep(call, expect(call, answer));
        return answer;
    }

    /** A login that has run out is renewed once (F26). */
    private Answer send(Call call, String etag, Operation operation) {
        Map<String, String> conditional = etag.isEmpty() ? Map.of() : Map.of("If-None-Match", etag);
        Answer answer =
                transport.send(call, authorization.header(call.repository(), operation), conditional, operation);
        if (answer.status() == 401 && authorization.refused(call.repository())) {
            answer = transport.send(call, authorization.header(call.repository(), operation), conditional, operation);
        }
        Refusals.limitedUntil(answer, clock).ifPresent(budget::closeUntil);
        return answer;
    }

    private Answer expect(Call call, Answer answer) {
        if (!answer.ok()) {
            throw Refusals.of(call, answer, clock);
        }
        return answer;
    }
}
