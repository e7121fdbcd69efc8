package io.gitops4j.waml.internal.finding;

import org.jspecify.annotations.Nullable;

/**
 * Names a value in the manifest's own terms, {@code deploy[prod].env[0].value}. Text is made only when somebody asks, and then kept,
 * as most of it is that of the neighbours too.
 */
public final class Path {
    /** The file itself. */
    public static final Path ROOT = new Path(null, "", false);

    private final @Nullable Path parent;
    private final String step;
    private final boolean bracket;
    private @Nullable String text;

    private Path(@Nullable Path parent, String step, boolean bracket) {
        this.parent = parent;
        this.step = step;
        this.bracket = bracket;
    }

    /** A field of the mapping here. */
    public Path field(String name) {
        return new Path(this, name, false);
    }

    /** An item of the list here, from 0. */
    public Path item(int index) {
        return new Path(this, Integer.toString(index), true);
    }

    /** An entry of the mapping here whose keys are the author's own. */
    public Path key(String key) {
        return new Path(this, key, true);
    }

    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = make();
            text = known;
        }
        return known;
    }

    private String make() {
        String before = parent == null ? "" : parent.toString();
        if (bracket) {
            return before + "[" + step + "]";
        }
        return before.isEmpty() ? step : before + "." + step;
    }
}
