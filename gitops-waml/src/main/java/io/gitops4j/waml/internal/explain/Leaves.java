package io.gitops4j.waml.internal.explain;

import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of merged metadata that hold no others: single ones, and collections without anything in them. */
final class Leaves {
    /** The variables are a mapping by name while they are merged. */
    static final String ENV = "env";

    private final Map<String, Leaf> byPath = new LinkedHashMap<>();

    private Leaves() {}

    /** By their paths in the result, in its order. */
    static Map<String, Leaf> of(MergedMapping values) {
        Leaves leaves = new Leaves();
        values.fields().forEach((key, value) -> leaves.add(value, Path.ROOT.field(key), List.of(key)));
        return leaves.byPath;
    }

    private void add(Merged value, Path path, List<String> steps) {
        if (value instanceof MergedMapping mapping && !mapping.fields().isEmpty()) {
            boolean named = steps.equals(List.of(ENV));
            mapping.fields()
                    .forEach((key, inner) -> add(inner, named ? path.key(key) : path.field(key), and(steps, key)));
        } else if (value instanceof MergedList list && !list.items().isEmpty()) {
            for (int i = 0; i < list.items().size(); i++) {
                add(list.items().get(i), path.item(i), and(steps, Integer.toString(i)));
            }
        } else {
            byPath.put(path.toString(), new Leaf(value, steps));
        }
    }

    private static List<String> and(List<String> steps, String step) {
        List<String> more = new ArrayList<>(steps);
        more.add(step);
        return List.copyOf(more);
    }

    /**
     * One of them.
     *
     * @param value as merged
     * @param steps the way to it: keys, and numbers of items
     */
    record Leaf(Merged value, List<String> steps) {
        /** The name by which one would guess whether it is a secret: of a variable, or the last key. */
        String name() {
            return steps.get(steps.size() - 1);
        }
    }
}
