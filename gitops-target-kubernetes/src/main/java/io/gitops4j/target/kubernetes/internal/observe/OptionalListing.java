package io.gitops4j.target.kubernetes.internal.observe;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Map;
import java.util.Set;

/**
 * Lists the objects of a kind that not every cluster knows. While the kind is in use they are listed every time; when it is in use
 * no longer, only until none is left, so that those of an earlier configuration are pruned and nothing is paid for them afterwards.
 * Thread-safe.
 */
final class OptionalListing {
    /** What becomes of objects that are wanted in a cluster that does not know their kind. */
    private interface WhenUnknown {
        void tell(Set<ResourceId> wanted, Findings findings);
    }

    private final ResourceKind kind;
    private final OwnerListing listing;
    private final boolean inUse;
    private final WhenUnknown whenUnknown;
    private volatile boolean noneLeft;

    private OptionalListing(ResourceKind kind, OwnerListing listing, boolean inUse, WhenUnknown whenUnknown) {
        this.kind = kind;
        this.listing = listing;
        this.inUse = inUse;
        this.whenUnknown = whenUnknown;
    }

    /** Of the External Secrets Operator. Pods would wait for its secrets, so a cluster without it is an error before any write. */
    static OptionalListing externalSecrets(OwnerListing listing, boolean inUse) {
        ResourceKind kind = ResourceKind.EXTERNAL_SECRET;
        return new OptionalListing(kind, listing, inUse, (wanted, findings) -> {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("K8S-CRD")
                            .what("the cluster has no " + kind.kind() + " of " + kind.apiVersion()
                                    + ", and the option secrets is external-secrets")
                            .remedy("install the External Secrets Operator, 0.16 or newer, or set secrets: native")
                            .build());
        });
    }

    /** Of the Prometheus Operator. Services run without rules, so they are left out of a cluster without it. */
    static OptionalListing rules(OwnerListing listing, boolean inUse) {
        ResourceKind kind = ResourceKind.PROMETHEUS_RULE;
        return new OptionalListing(
                kind,
                listing,
                inUse,
                (wanted, findings) -> findings.leaveOut(
                        wanted,
                        Diagnostic.warning("K8S-RULES")
                                .what("the cluster does not know the kind " + kind.id() + ", so the rules of "
                                        + wanted.size() + " services are left out")
                                .remedy("install the Prometheus Operator, or set prometheusRules: false")
                                .build()));
    }

    /** Whether it is asked for although not everything is. */
    boolean among(Set<ResourceKind> wanted) {
        return inUse && wanted.contains(kind);
    }

    /** Takes what is left out from {@code wanted}. */
    void read(String owner, Map<ResourceKind, Set<ResourceId>> wanted, Findings findings, Operation operation) {
        if (inUse) {
            Set<ResourceId> ids = wanted.getOrDefault(kind, Set.of());
            if (!known(owner, ids, findings, operation) && !ids.isEmpty()) {
                whenUnknown.tell(ids, findings);
                wanted.remove(kind);
            }
        } else if (!noneLeft) {
            Findings left = new Findings();
            boolean known = known(owner, Set.of(), left, operation);
            // Who may not list them has made none: an account is not given fewer rights together with a new option.
            noneLeft = !known || !left.complete() || left.empty();
            if (!noneLeft) {
                findings.addAll(left);
            }
        }
    }

    private boolean known(String owner, Set<ResourceId> ids, Findings findings, Operation operation) {
        try {
            listing.read(kind, owner, ids, findings, operation);
            return true;
        } catch (GitOpsException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
