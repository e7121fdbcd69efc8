package io.gitops4j.git.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;

class EnvironmentSegmentTest {
    @Test
    void usualNamesStayAsTheyAre() {
        assertThat(EnvironmentSegment.of("prod-cluster_1")).isEqualTo("prod-cluster_1");
    }

    @Test
    void everyNameIsItsOwnRefOnAnyFileSystem() {
        Set<String> folded = new HashSet<>();
        for (String name : List.of(
                "prod",
                "Prod",
                "prod/1",
                "prod.lock",
                ".",
                "..",
                "@{",
                "a b",
                "a~1",
                "-x",
                "\u00fc",
                "n".repeat(300),
                "n".repeat(301),
                "p%72od")) {
            HistoryRef ref = HistoryRef.of("refs/gitops/", name);
            assertThat(Repository.isValidRefName(ref.name())).as(name).isTrue();
            assertThat(Repository.isValidRefName(ref.seen())).as(name).isTrue();
            assertThat(ref.segment()).hasSizeLessThan(200);
            assertThat(folded.add(ref.segment().toLowerCase(Locale.ROOT)))
                    .as(name)
                    .isTrue();
        }
    }
}
