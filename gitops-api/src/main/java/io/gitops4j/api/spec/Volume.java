package io.gitops4j.api.spec;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Storage that containers of one service may mount, see {@link VolumeMount}: made anew with each instance, or there already.
 *
 * @param name unique within the service
 * @param claim the name of storage that exists at the target and outlives the instance; empty for temporary storage
 * @param limitBytes the most that temporary storage may hold; empty for the target's own limit
 */
public record Volume(String name, String claim, OptionalLong limitBytes) {
    /** Nothing is null; only temporary storage has a limit. */
    public Volume {
        Objects.requireNonNull(name, "name");
        if (!claim.isEmpty() && limitBytes.isPresent()) {
            throw new IllegalArgumentException("volume " + name + " is there already, so it takes no limit");
        }
    }

    /** Storage that comes and goes with each instance. */
    public static Volume temporary(String name, OptionalLong limitBytes) {
        return new Volume(name, "", limitBytes);
    }

    /** Storage that exists. */
    public static Volume claim(String name, String claim) {
        return new Volume(name, claim, OptionalLong.empty());
    }

    /** Whether it comes and goes with each instance. */
    public boolean isTemporary() {
        return claim.isEmpty();
    }
}
