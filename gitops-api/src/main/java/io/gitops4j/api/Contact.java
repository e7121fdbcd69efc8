package io.gitops4j.api;

import java.util.Objects;

/**
 * Who answers for a service, as its manifest says. Not trusted: whoever can write a manifest can write anything here.
 *
 * @param owner an address or a team; may be empty
 * @param channel for notices; may be empty
 */
public record Contact(String owner, String channel) {
    /** Nobody in particular: the manifest names no one, or there is none that can be read. */
    public static final Contact NONE = new Contact("", "");

    /** Nothing is null. */
    public Contact {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(channel, "channel");
    }
}
