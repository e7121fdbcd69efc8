package io.gitops4j.waml.internal.section;

import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedMapping;
import java.util.List;

/** The items of a list whose items are mappings. */
final class Items {
    private Items() {}

    /** Those of the field, none where it is missing. */
    static List<MergedMapping> of(MergedMapping values, String field) {
        return values.list(field).map(MergedList::mappings).orElse(List.of());
    }
}
