package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Revision;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Operation;

/** Asks a source for its newest revision: the one call that must reach the remote. */
final class ResolveStage {
    Revision run(NamedSource source, Operation operation) {
        operation.checkpoint();
        return PluginCall.call(source.label(), () -> source.source().resolve(operation));
    }
}
