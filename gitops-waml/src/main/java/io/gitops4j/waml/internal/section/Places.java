package io.gitops4j.waml.internal.section;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.ArrayList;
import java.util.List;

/** No two things at one place of a container, and nothing below a file. */
final class Places {
    private Places() {}

    static void check(ContainerDraft container) {
        List<MergedScalar> files = paths(container, "files");
        List<MergedScalar> all = new ArrayList<>(files);
        all.addAll(paths(container, "volumes"));
        for (MergedScalar file : files) {
            for (MergedScalar other : all) {
                boolean same = other.text().equals(file.text()) && !files.contains(other);
                if (same || other.text().startsWith(file.text() + "/")) {
                    container
                            .findings()
                            .error(
                                    other,
                                    Code.PATH,
                                    other.text() + (same ? " is" : " lies below") + " the file " + file.text() + " of "
                                            + file.seenFrom(other),
                                    "choose another path for one of them");
                }
            }
        }
    }

    private static List<MergedScalar> paths(ContainerDraft container, String field) {
        List<MergedScalar> paths = new ArrayList<>();
        for (MergedMapping item : Items.of(container.values(), field)) {
            item.scalar("path").ifPresent(paths::add);
        }
        return paths;
    }
}
