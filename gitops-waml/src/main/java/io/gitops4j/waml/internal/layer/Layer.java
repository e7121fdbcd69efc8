package io.gitops4j.waml.internal.layer;

/**
 * Names one layer of deploy metadata.
 *
 * @param label for people: {@code deploy prod}, {@code defaults "*"}, {@code template backend-default}
 * @param file where it is written
 * @param rank a higher one lies on top
 */
public record Layer(String label, String file, int rank) {
    /** The rank of what a template brings. */
    public static final int TEMPLATE = 0;
    /** The rank of what stands at the top of the file. */
    public static final int MANIFEST = 1;
    /** The rank of the first {@code defaults} entry. */
    public static final int FIRST_DEFAULTS = 2;
    /** The rank of the deploy entry. */
    public static final int DEPLOY = Integer.MAX_VALUE;

    /** The layer at the top of a file. */
    public static Layer top(String file) {
        return new Layer("the top of the file", file, MANIFEST);
    }
}
