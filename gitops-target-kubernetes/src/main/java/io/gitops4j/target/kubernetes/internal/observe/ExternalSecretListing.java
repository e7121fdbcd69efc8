package io.gitops4j.target.kubernetes.internal.observe;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Set;

/**
 * Lists our ExternalSecrets, which not every cluster has. While they are in use a cluster without them is an error before anything
 * is written. When they are in use no longer they are still listed until one list is empty, so that those left behind are pruned;
 * whether their kind or the right to list them is missing then does not matter. Thread-safe.
 */
final class ExternalSecretListing {
    private static final ResourceKind KIND = ResourceKind.EXTERNAL_SECRET;

    private final OwnerListing listing;
    private final boolean inUse;
    private volatile boolean over;

    ExternalSecretListing(OwnerListing listing, boolean inUse) {
        this.listing = listing;
        this.inUse = inUse;
    }

    void read(String owner, Set<ResourceId> wanted, Findings findings, Operation operation) {
        if (inUse) {
            readInUse(owner, wanted, findings, operation);
        } else if (!over) {
            over = readLeftBehind(owner, findings, operation);
        }
    }

    private void readInUse(String owner, Set<ResourceId> wanted, Findings findings, Operation operation) {
        try {
            listing.read(KIND, owner, wanted, findings, operation);
        } catch (GitOpsException e) {
            if (e.kind() != FailureKind.NOT_FOUND) {
                throw e;
            }
            if (!wanted.isEmpty()) {
                throw new GitOpsException(
                        FailureKind.CONFIG,
                        Diagnostic.error("K8S-CRD")
                                .what("the cluster has no " + KIND.kind() + " of " + KIND.apiVersion()
                                        + ", and the option secrets is external-secrets")
                                .remedy("install the External Secrets Operator, 0.16 or newer, or set secrets: native")
                                .build());
            }
        }
    }

    /** Whether nothing is left. */
    private boolean readLeftBehind(String owner, Findings findings, Operation operation) {
        Findings left = new Findings();
        try {
            listing.read(KIND, owner, Set.of(), left, operation);
        } catch (GitOpsException e) {
            if (e.kind() != FailureKind.NOT_FOUND) {
                throw e;
            }
        }
        left.toObservation().resources().forEach(findings::add);
        return left.toObservation().resources().isEmpty();
    }
}
