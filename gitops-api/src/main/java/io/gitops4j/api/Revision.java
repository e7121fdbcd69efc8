package io.gitops4j.api;

/**
 * One immutable version of a source.
 *
 * @param source the source's configured name
 * @param id opaque to the engine and equal only for equal content; for Git, the commit
 */
public record Revision(String source, String id) {
    /** Checks that both parts are there. */
    public Revision {
        if (source.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("a revision needs a source and an id");
        }
    }

    /** The first twelve characters of the id, for people. */
    public String shortId() {
        return id.length() <= 12 ? id : id.substring(0, 12);
    }
}
