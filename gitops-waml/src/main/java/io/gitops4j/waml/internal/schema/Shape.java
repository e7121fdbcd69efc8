package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.rule.ScalarRule;
import java.util.ArrayList;
import java.util.List;

/** What may stand at a place of the manifest. */
public sealed interface Shape permits MappingShape, Shape.Items, Shape.Keyed, Shape.Single, Shape.Free {
    /** What may stand there, in a few words for readers. */
    default String describe() {
        if (this instanceof Single single) {
            return single.rule().expects();
        }
        if (this instanceof Free free) {
            return free.kind();
        }
        if (this instanceof Keyed keyed) {
            return "mapping by " + keyed.key().expects();
        }
        if (this instanceof Items items) {
            return items.item() instanceof Single single
                    ? "list, each " + single.rule().expects()
                    : "list";
        }
        return "mapping";
    }

    /**
     * A list.
     *
     * @param item each item
     * @param unique what no two items share
     */
    record Items(Shape item, List<Unique> unique) implements Shape {
        /** Copies the list. */
        public Items {
            unique = List.copyOf(unique);
        }

        /** The same, with no two items alike in these fields. */
        public Items unique(String code, String... fields) {
            return new Items(item, List.of(new Unique(code, List.of(fields))));
        }

        /** The same with one more such rule. */
        public Items and(String code, String... fields) {
            List<Unique> both = new ArrayList<>(unique);
            both.add(new Unique(code, List.of(fields)));
            return new Items(item, both);
        }
    }

    /**
     * No two items of a list share all of these values; items that lack one of them do not count.
     *
     * @param code of the finding
     * @param fields the names of the values
     */
    record Unique(String code, List<String> fields) {}

    /**
     * A mapping whose keys are the author's.
     *
     * @param key what a key may be
     * @param value each value
     */
    record Keyed(ScalarRule key, Shape value) implements Shape {}

    /**
     * One value.
     *
     * @param rule what it may be
     */
    record Single(ScalarRule rule) implements Shape {}

    /**
     * Anything.
     *
     * @param kind for the reference page and the JSON Schema, which lets anything through
     */
    record Free(String kind) implements Shape {}
}
