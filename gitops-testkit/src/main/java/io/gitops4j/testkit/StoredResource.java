package io.gitops4j.testkit;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.util.Optional;

/**
 * A resource in memory.
 *
 * @param mark who owns it for which service; nothing when it was made by hand
 */
record StoredResource(ResourceId id, Optional<Mark> mark, Document body, long version, boolean keep) {
    record Mark(String owner, ServiceId service) {}

    static StoredResource of(String owner, DesiredResource wanted) {
        return new StoredResource(wanted.id(), Optional.of(new Mark(owner, wanted.service())), wanted.body(), 0, false);
    }

    static StoredResource byHand(ResourceId id, Document body) {
        return new StoredResource(id, Optional.empty(), body, 0, false);
    }

    StoredResource atVersion(long other) {
        return new StoredResource(id, mark, body, other, keep);
    }

    StoredResource withBody(Document other) {
        return new StoredResource(id, mark, other, version, keep);
    }

    StoredResource kept() {
        return new StoredResource(id, mark, body, version, true);
    }

    boolean ownedBy(String owner) {
        return mark.filter(m -> m.owner().equals(owner)).isPresent();
    }

    String claimedBy() {
        return mark.map(Mark::owner).orElse("somebody who made it by hand");
    }

    LiveResource seenBy(String owner) {
        return mark.filter(m -> m.owner().equals(owner))
                .map(m -> LiveResource.owned(id, m.service()))
                .orElseGet(() -> LiveResource.foreign(id, claimedBy()))
                .version(Long.toString(version))
                .fingerprint(body.digest().shortValue())
                .body(body)
                .keep(keep)
                .build();
    }
}
