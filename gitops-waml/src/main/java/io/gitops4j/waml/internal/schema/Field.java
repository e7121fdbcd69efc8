package io.gitops4j.waml.internal.schema;

/**
 * One known key.
 *
 * @param name the key
 * @param shape what its value may be
 * @param presence whether it has to be there
 * @param about what it is for, for the reference page
 */
public record Field(String name, Shape shape, Presence presence, String about) {
    /** Whether a key has to be there. */
    public enum Presence {
        /** It may be left out. */
        OPTIONAL,
        /** It has to be there with a value. */
        REQUIRED,
        /** It has to be there, and null says something. */
        REQUIRED_OR_NULL
    }

    /** For the reference page. */
    boolean required() {
        return presence != Presence.OPTIONAL;
    }
}
