package io.gitops4j.git.internal.rendered;

import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What a commit has at the place of a service.
 *
 * @param content of all of it, which is the version: it moves with every change in there, and with no other
 * @param folder whether it is a directory at all
 * @param mark whose it is; nothing where it does not say so
 */
record Directory(ObjectId content, boolean folder, Optional<Mark> mark) {
    boolean ownedBy(String owner) {
        return mark.filter(found -> found.owner().equals(owner)).isPresent();
    }

    /** Who made it, for people. */
    String madeBy() {
        return mark.map(found -> "the owner '" + found.owner() + "'")
                .orElse(folder ? "" : "somebody who put a file there");
    }

    LiveResource live(ResourceId id, String owner) {
        LiveResource.Builder live = ownedBy(owner)
                ? LiveResource.owned(id, mark.orElseThrow().service())
                : LiveResource.foreign(id, madeBy());
        return live.version(content.name()).fingerprint(content.name()).build();
    }
}
