package io.gitops4j.waml.internal.schema;

/**
 * One known key.
 *
 * @param name the key
 * @param shape what its value may be
 * @param presence whether it has to be there
 * @param about what it is for, for the reference page
 * @param fallback what counts where it is missing, as a manifest would say it; empty if nothing does, or if that depends
 * @param since the version of this module that knew it first
 * @param docs where to read more, as a link from {@code docs/waml}; empty without
 */
public record Field(
        String name, Shape shape, Presence presence, String about, String fallback, String since, String docs) {
    /** Of the fields that were always there. */
    public static final String FIRST = "0.1.0";

    /** Whether a key has to be there. */
    public enum Presence {
        /** It may be left out. */
        OPTIONAL,
        /** It has to be there with a value. */
        REQUIRED,
        /** It has to be there, and null says something. */
        REQUIRED_OR_NULL,
        /** It has to be there, and somebody else tells when it is not. */
        REQUIRED_ELSEWHERE
    }

    /** A field without a default, that was always there. */
    public Field(String name, Shape shape, Presence presence, String about) {
        this(name, shape, presence, about, "", FIRST, "");
    }

    /** The same with a value that counts where it is missing, as a manifest would say it. */
    public Field defaultsTo(String value) {
        return new Field(name, shape, presence, about, value, since, docs);
    }

    /** The same, known first by this version. */
    public Field since(String version) {
        return new Field(name, shape, presence, about, fallback, version, docs);
    }

    /** The same with a link, from {@code docs/waml}, to where more is told. */
    public Field docs(String link) {
        return new Field(name, shape, presence, about, fallback, since, link);
    }

    /** Whether the key has to be there. */
    public boolean required() {
        return presence != Presence.OPTIONAL;
    }

    /** Whether null may stand there. */
    public boolean nullable() {
        return presence == Presence.OPTIONAL || presence == Presence.REQUIRED_OR_NULL;
    }
}
