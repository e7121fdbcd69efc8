package io.gitops4j.target.kubernetes.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lists page by page: beside a page's bytes one object at a time is in memory. Thread-safe. */
public final class ObjectLists {
    private static final int RESTARTS = 3;

    private final ApiClient client;
    private final int pageSize;

    /** Over a client that somebody else closes. */
    public ObjectLists(ApiClient client, int pageSize) {
        this.client = client;
        this.pageSize = pageSize;
    }

    /** The whole list; what {@code map} leaves out is left out. */
    public <T> Listed<T> read(ListQuery query, Function<JsonNode, Optional<T>> map, Operation operation) {
        for (int attempt = 0; attempt <= RESTARTS; attempt++) {
            Optional<Listed<T>> listed = readFromStart(query, map, operation);
            if (listed.isPresent()) {
                return listed.get();
            }
        }
        throw new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("K8S-LIST-EXPIRED")
                        .what("the server forgot the list of " + query.kind().resource() + " " + (RESTARTS + 1)
                                + " times before its last page")
                        .remedy("raise the option pageSize, so that a list has fewer pages")
                        .build());
    }

    /** Nothing when the server has forgotten the list behind a page's token: pages of two states must not be mixed. */
    private <T> Optional<Listed<T>> readFromStart(
            ListQuery query, Function<JsonNode, Optional<T>> map, Operation operation) {
        List<T> items = new ArrayList<>();
        String next = "";
        do {
            ApiRequest request = query.page(pageSize, next);
            ApiAnswer answer = client.send(request, operation);
            if (answer.code() == 410) {
                return Optional.empty();
            }
            if (answer.code() == 403) {
                return Optional.of(new Listed<>(List.of(), Optional.of(new ApiRefusal(request, answer.status()))));
            }
            if (!answer.ok()) {
                Failure failure = ApiFailures.refused(request, answer.status());
                throw new GitOpsException(failure.kind(), failure.diagnostic());
            }
            next = ListPage.read(request, answer.body(), item -> map.apply(item).ifPresent(items::add));
            operation.progress("listing " + query.kind().resource(), items.size(), 0);
        } while (!next.isEmpty());
        return Optional.of(new Listed<>(items, Optional.empty()));
    }
}
