package io.gitops4j.target.kubernetes.internal.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.LiveResource;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ApiAnswer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.SensitiveText;
import io.gitops4j.target.kubernetes.internal.observe.LiveObjects;
import io.gitops4j.target.kubernetes.internal.resource.LiveVersion;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes one change, with one request, if the live object is still the one that the plan saw. Thread-safe. */
public final class ChangeWriter {
    private final ApiClient client;
    private final ApplyRequests requests;
    private final LiveObjects objects;
    private final Deletion deletion;
    private final ReplicaHandover handover;

    /** Over a client that somebody else closes. */
    public ChangeWriter(ApiClient client, ApplyRequests requests, LiveObjects objects) {
        this.client = client;
        this.requests = requests;
        this.objects = objects;
        this.deletion = new Deletion(client);
        this.handover = new ReplicaHandover(client, requests);
    }

    /** Makes the change, or says why not. */
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        Change change = request.change();
        Optional<ResourceKind> known = ResourceKind.of(change.id().kind());
        if (known.isEmpty()) {
            return WriteFailures.unsupported(change.id(), "write");
        }
        ResourceKind kind = known.get();
        if (change.kind() == ChangeKind.CREATE) {
            return create(kind, change.desired().orElseThrow(), request.owner(), operation);
        }
        LiveResource live = change.live().orElseThrow();
        if (!live.owned()) {
            return WriteFailures.notOwned(live);
        }
        LiveVersion version = LiveVersion.parse(live.version());
        return switch (change.kind()) {
            case UPDATE -> update(kind, change.desired().orElseThrow(), version, request.owner(), operation);
            case RECREATE -> recreate(kind, change.desired().orElseThrow(), version, request.owner(), operation);
            case DELETE -> deletion.request(kind, change.id(), version, operation);
            default -> throw new IllegalArgumentException(change + " is nothing to apply");
        };
    }

    private ApplyOutcome create(ResourceKind kind, DesiredResource desired, String owner, Operation operation) {
        ApiRequest request = requests.create(kind, desired);
        ApiAnswer answer = client.send(request, operation);
        if (answer.code() == 409) {
            // What services share is as good when another one was faster.
            return desired.lifecycle() == Lifecycle.CREATE_ONLY
                    ? ApplyOutcome.unchanged(shared(desired))
                    : WriteFailures.exists(desired.id());
        }
        return answer.ok()
                ? ApplyOutcome.applied(objects.of(kind, answer.json(), owner))
                : WriteFailures.of(desired.id(), request, SensitiveText.masked(answer.status(), desired));
    }

    private ApplyOutcome update(
            ResourceKind kind, DesiredResource desired, LiveVersion version, String owner, Operation operation) {
        ReplicaHandover.Result handed = handover.run(desired, version, operation);
        if (handed.refusal().isPresent()) {
            return WriteFailures.of(
                    desired.id(),
                    handed.refusal().get().request(),
                    handed.refusal().get().status());
        }
        ApiRequest request = requests.update(kind, desired, handed.version());
        ApiAnswer answer = client.send(request, operation);
        if (!answer.ok()) {
            return WriteFailures.of(desired.id(), request, SensitiveText.masked(answer.status(), desired));
        }
        JsonNode object = answer.json();
        if (LiveObjects.terminating(object)) {
            return WriteFailures.terminating(desired.id());
        }
        LiveResource now = objects.of(kind, object, owner);
        boolean same = version.resourceVersion()
                .equals(LiveVersion.parse(now.version()).resourceVersion());
        return same ? ApplyOutcome.unchanged(now) : ApplyOutcome.applied(now);
    }

    private ApplyOutcome recreate(
            ResourceKind kind, DesiredResource desired, LiveVersion version, String owner, Operation operation) {
        ApplyOutcome gone = deletion.await(kind, desired.id(), version, operation);
        return gone.failure().isPresent() ? gone : create(kind, desired, owner, operation);
    }

    private static LiveResource shared(DesiredResource desired) {
        return LiveResource.foreign(desired.id(), "")
                .version(new LiveVersion("", "", OptionalInt.empty()).toString())
                .build();
    }
}
