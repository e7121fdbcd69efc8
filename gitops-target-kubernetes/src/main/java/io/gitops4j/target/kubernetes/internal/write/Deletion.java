package io.gitops4j.target.kubernetes.internal.write;

import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ApiAnswer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.Json;
import io.gitops4j.target.kubernetes.internal.resource.LiveVersion;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Deletes exactly the object that the plan saw. */
final class Deletion {
    private static final long POLL_MILLIS = 200;

    private final ApiClient client;

    Deletion(ApiClient client) {
        this.client = client;
    }

    /** Asks for it; what the object has made is deleted in the background. */
    ApplyOutcome request(ResourceKind kind, ResourceId id, LiveVersion version, Operation operation) {
        return request(kind, id, version, "Background", operation);
    }

    /** Asks for it and returns when the object and all that it has made are gone. Takes as long as the operation allows. */
    ApplyOutcome await(ResourceKind kind, ResourceId id, LiveVersion version, Operation operation) {
        ApplyOutcome asked = request(kind, id, version, "Foreground", operation);
        if (asked.failure().isPresent()) {
            return asked;
        }
        ApiRequest get = ApiRequest.get(kind, id.namespace(), id.name());
        while (true) {
            ApiAnswer answer = client.send(get, operation);
            if (answer.code() == 404) {
                return ApplyOutcome.deleted();
            }
            if (!answer.ok()) {
                return WriteFailures.of(id, get, answer.status());
            }
            if (!answer.json().path("metadata").path("uid").asText().equals(version.uid())) {
                return WriteFailures.exists(id);
            }
            operation.progress("waiting until " + id + " is gone", 0, 0);
            pause(operation);
        }
    }

    private ApplyOutcome request(
            ResourceKind kind, ResourceId id, LiveVersion version, String propagation, Operation operation) {
        String options = Json.write(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "DeleteOptions",
                "propagationPolicy",
                propagation,
                "preconditions",
                Map.of("uid", version.uid(), "resourceVersion", version.resourceVersion())));
        ApiRequest request = ApiRequest.delete(kind, id.namespace(), id.name(), options);
        ApiAnswer answer = client.send(request, operation);
        if (answer.code() == 404) {
            return ApplyOutcome.absent();
        }
        return answer.ok() ? ApplyOutcome.deleted() : WriteFailures.of(id, request, answer.status());
    }

    private static void pause(Operation operation) {
        try {
            TimeUnit.MILLISECONDS.sleep(
                    Math.min(POLL_MILLIS, operation.remaining().toMillis()));
        } catch (InterruptedException e) {
            // The next request sees the flag and ends the wait.
            Thread.currentThread().interrupt();
        }
    }
}
