package io.gitops4j.api.spec;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a container may do on its node. Where a service says nothing, the target's own rules hold.
 *
 * @param nonRoot whether it must not run as the user 0
 * @param user the numeric user it runs as; empty for the image's own
 * @param readOnlyRoot whether it must not write to its own file system, apart from mounts
 * @param addedCapabilities Linux capabilities it gets, without the prefix {@code CAP_}
 * @param droppedCapabilities those it loses, or {@code ALL}
 */
public record Security(
        boolean nonRoot,
        OptionalLong user,
        boolean readOnlyRoot,
        List<String> addedCapabilities,
        List<String> droppedCapabilities) {
    /** Copies the lists; refuses root that must not be root. */
    public Security {
        addedCapabilities = List.copyOf(addedCapabilities);
        droppedCapabilities = List.copyOf(droppedCapabilities);
        if (nonRoot && user.isPresent() && user.getAsLong() == 0) {
            throw new IllegalArgumentException("user 0 is root");
        }
    }
}
