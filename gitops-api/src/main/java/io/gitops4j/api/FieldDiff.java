package io.gitops4j.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One field that differs between two versions of a resource.
 *
 * @param path where, list items that have a name by that name: {@code spec.containers[app].image}
 * @param before the old value as JSON or plain text, if there was one; {@value #MASK} where it may be secret
 * @param after the new value, likewise
 */
public record FieldDiff(String path, Optional<String> before, Optional<String> after) {
    /** Shown instead of a value that may be secret. */
    public static final String MASK = "***";

    /** Checks that something differs in its presence or its text, unless masked. */
    public FieldDiff {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("nothing differs at " + path);
        }
    }

    /**
     * Every leaf in which two documents differ, in the order of paths. What looks like a secret is masked whatever it is called, see
     * {@link PlainSecrets}: the old value may stem from a declaration that nobody remembers.
     *
     * @param sensitive names of map keys, and of list items by their {@code name}, whose values are masked
     */
    public static List<FieldDiff> between(Document before, Document after, Set<String> sensitive) {
        return TreeDiff.between(before.fields(), after.fields(), sensitive);
    }

    /** {@code path: before -> after}, with {@code (none)} for what is not there. */
    @Override
    public String toString() {
        return path + ": " + before.orElse("(none)") + " -> " + after.orElse("(none)");
    }
}
