package io.gitops4j.core.internal.history;

import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.util.Map;
import java.util.Set;

/**
 * What all records before this one add up to, so that opening a history reads no further back.
 *
 * @param settled resources by service, as outcomes left them
 * @param deployed what runs, by service
 * @param open intents that have not ended, by number, each without the services that have
 */
public record Checkpoint(
        Map<ServiceId, Set<ResourceId>> settled, Map<ServiceId, Deployed> deployed, Map<Long, Intent> open)
        implements HistoryRecord {
    /** Copies the maps. */
    public Checkpoint {
        settled = Map.copyOf(settled);
        deployed = Map.copyOf(deployed);
        open = Map.copyOf(open);
    }
}
