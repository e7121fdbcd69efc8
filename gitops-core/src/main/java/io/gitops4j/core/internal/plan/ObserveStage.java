package io.gitops4j.core.internal.plan;

import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Target;
import java.util.Set;

/** Reads what the target has: everything that carries our mark, and whatever stands in the place of something wanted. */
public final class ObserveStage {
    private final Target target;
    private final String owner;

    public ObserveStage(Target target, String owner) {
        this.target = target;
        this.owner = owner;
    }

    /** The whole environment. */
    Live run(Set<ResourceId> wanted, Operation operation) {
        return observe(new ObserveRequest(owner, wanted, true), operation);
    }

    /** Only these, to look again before a write. */
    public Live again(Set<ResourceId> ids, Operation operation) {
        return observe(new ObserveRequest(owner, ids, false), operation);
    }

    private Live observe(ObserveRequest request, Operation operation) {
        operation.checkpoint();
        Observation seen = PluginCall.call("the target", () -> target.observe(request, operation));
        return new Live(seen);
    }
}
