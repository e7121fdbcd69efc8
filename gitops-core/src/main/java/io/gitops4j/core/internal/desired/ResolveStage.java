package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Revision;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.core.internal.work.Watch;
import io.gitops4j.spi.Operation;

/** Asks a source for its newest revision: the one call that must reach the remote. */
final class ResolveStage {
    Revision run(NamedSource source, Operation operation) {
        operation.checkpoint();
        return Watch.of(operation)
                .measure(
                        Watch.Label.of(Activity.Kind.FETCH, "resolve", source.name()),
                        () -> PluginCall.call(
                                source.label(), () -> source.source().resolve(operation)),
                        revision -> Watch.End.with(revision.id()));
    }
}
