package io.gitops4j.target.kubernetes.internal.write;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.target.kubernetes.internal.client.ApiFailures;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.ApiStatus;

/** What a refused write comes to. */
final class WriteFailures {
    private WriteFailures() {}

    /** A write that the server refused. */
    static ApplyOutcome of(ResourceId id, ApiRequest request, ApiStatus status) {
        if (status.code() == 409 || status.anotherUid()) {
            return moved(id, status.text());
        }
        Failure failure = ApiFailures.refused(request, status);
        if (status.namespaceTerminating()) {
            throw new GitOpsException(FailureKind.UNAVAILABLE, failure.diagnostic());
        }
        return ApplyOutcome.refused(failure.kind(), failure.diagnostic());
    }

    /** A create that found the name taken. */
    static ApplyOutcome exists(ResourceId id) {
        return ApplyOutcome.conflict(error(
                "K8S-EXISTS",
                id + " is there already, though it was not when the plan was made",
                "rename it or delete it if it was made by hand; it is left as it is"));
    }

    /** Something other than what the plan was computed from. */
    static ApplyOutcome moved(ResourceId id, String said) {
        return ApplyOutcome.conflict(error(
                "K8S-MOVED",
                id + " has changed or gone since the plan was made: " + said,
                "nothing, the next try starts from what is there"));
    }

    /** Something that is going away, so that whatever is written to it is lost. */
    static ApplyOutcome terminating(ResourceId id) {
        return ApplyOutcome.conflict(error(
                "K8S-TERMINATING",
                id + " is being deleted and its finalizers are not done",
                "wait, or see to its finalizers"));
    }

    static ApplyOutcome notOwned(LiveResource live) {
        String who = live.claimedBy().isEmpty() ? "somebody else" : live.claimedBy();
        return ApplyOutcome.conflict(
                error("K8S-FOREIGN", live.id() + " belongs to " + who, "rename the service, or delete the other one"));
    }

    static ApplyOutcome unsupported(ResourceId id, String what) {
        return ApplyOutcome.refused(
                FailureKind.UNSUPPORTED, error("K8S-KIND", "cannot " + what + " " + id, "use a target that can"));
    }

    private static Diagnostic error(String code, String what, String remedy) {
        return Diagnostic.error(code).what(what).remedy(remedy).build();
    }
}
