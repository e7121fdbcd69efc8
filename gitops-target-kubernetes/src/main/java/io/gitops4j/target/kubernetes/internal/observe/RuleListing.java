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
 * Lists the PrometheusRule objects that carry the owner's mark, in clusters that may not know the kind. With the option on they are
 * listed every time; with it off only until none is left, so that those of an earlier configuration are removed and nothing is paid
 * for them afterwards. Thread-safe.
 */
final class RuleListing {
    private static final ResourceKind KIND = ResourceKind.PROMETHEUS_RULE;

    private final OwnerListing listing;
    private final boolean on;
    private volatile boolean noneLeft;

    RuleListing(OwnerListing listing, boolean on) {
        this.listing = listing;
        this.on = on;
    }

    /** Takes wanted rules out of {@code wanted} when the cluster does not know the kind, and says so. */
    void read(String owner, Map<ResourceKind, Set<ResourceId>> wanted, Findings findings, Operation operation) {
        if (on) {
            Set<ResourceId> ids = wanted.getOrDefault(KIND, Set.of());
            if (!known(owner, ids, findings, operation) && !ids.isEmpty()) {
                findings.leaveOut(ids, unknown(ids.size()));
                wanted.remove(KIND);
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
            listing.read(KIND, owner, ids, findings, operation);
            return true;
        } catch (GitOpsException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static Diagnostic unknown(int services) {
        return Diagnostic.warning("K8S-RULES")
                .what("the cluster does not know the kind " + KIND.id() + ", so the rules of " + services
                        + " services are left out")
                .remedy("install the Prometheus Operator, or set prometheusRules: false")
                .build();
    }
}
