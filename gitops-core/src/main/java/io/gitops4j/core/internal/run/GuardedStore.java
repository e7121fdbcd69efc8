package io.gitops4j.core.internal.run;

import io.gitops4j.api.Activity;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.core.internal.work.Watch;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.List;

/**
 * A history store of which every call is a call into a plug-in. Closing is not its business: whoever made the store does.
 *
 * @param store the plug-in's own
 */
record GuardedStore(HistoryStore store) implements HistoryStore {
    private static final String LABEL = "the history store";

    @Override
    public long last(String environment, Operation operation) {
        return PluginCall.call(LABEL, () -> store.last(environment, operation));
    }

    @Override
    public void append(String environment, HistoryLine line, Operation operation) {
        Watch.of(operation).measure(Watch.Label.of(Activity.Kind.HISTORY, "append", ""), () -> {
            PluginCall.run(LABEL, () -> store.append(environment, line, operation));
            return line;
        });
    }

    @Override
    public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
        return PluginCall.call(LABEL, () -> store.read(environment, before, limit, operation));
    }
}
