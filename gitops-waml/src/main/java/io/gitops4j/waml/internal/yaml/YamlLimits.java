package io.gitops4j.waml.internal.yaml;

/** How much a manifest may hold; far above what people write, far below what hurts. */
public final class YamlLimits {
    /** The longest line, in characters. */
    public static final int LINE = 16_384;
    /** How deep collections nest. */
    public static final int DEPTH = 50;
    /** How often a collection is repeated by an alias. */
    public static final int ALIASES = 50;
    /** Values in all, those that aliases repeat counted each time. */
    public static final int NODES = 50_000;

    private YamlLimits() {}
}
