package io.gitops4j.target.kubernetes.internal.write;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ApiAnswer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ApiRefusal;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.ApiStatus;
import io.gitops4j.target.kubernetes.internal.resource.LiveVersion;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Optional;

/**
 * Keeps a Deployment at its size when an autoscaler takes over its replicas. A field that its last owner leaves out falls back
 * to its default, which is one replica, until the autoscaler notices. So a second field manager holds the number first
 * (Kubernetes reference, "Server-Side Apply", transferring ownership). Costs one more request, at that one change.
 */
public final class ReplicaHandover {
    private final ApiClient client;
    private final ApplyRequests requests;

    ReplicaHandover(ApiClient client, ApplyRequests requests) {
        this.client = client;
        this.requests = requests;
    }

    /** Whether an update would leave out a number of replicas that we hold. */
    public static boolean needed(DesiredResource desired, LiveVersion version) {
        return version.heldReplicas().isPresent()
                && desired.id().kind().equals(ResourceKind.DEPLOYMENT.id())
                && desired.body().find("spec", "replicas").isEmpty();
    }

    Result run(DesiredResource desired, LiveVersion version, Operation operation) {
        if (!needed(desired, version)) {
            return new Result(version, Optional.empty());
        }
        ApiRequest request = requests.holdReplicas(
                desired.id(), version, version.heldReplicas().getAsInt());
        ApiAnswer answer = client.send(request, operation);
        if (answer.ok()) {
            return new Result(LiveVersion.of(answer.json().path("metadata"), version.heldReplicas()), Optional.empty());
        }
        ApiStatus status = answer.status();
        // The autoscaler has it already.
        return status.fieldManagerConflict()
                ? new Result(version, Optional.empty())
                : new Result(version, Optional.of(new ApiRefusal(request, status)));
    }

    /** The version to go on from, unless it was refused. */
    record Result(LiveVersion version, Optional<ApiRefusal> refusal) {}
}
