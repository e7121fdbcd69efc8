package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.spi.Preview;

/** Clauses of {@link TargetContract} on previews. */
final class TargetPreviews {
    private TargetPreviews() {}

    static void asWanted(TargetBench bench) {
        for (DesiredResource resource : bench.create(bench.spec("cart", 1))) {
            Preview preview = bench.preview(resource);
            assertThat(preview.kind())
                    .as("preview of %s: %s", resource, preview)
                    .isEqualTo(ChangeKind.NONE);
            assertThat(preview.diff()).isEmpty();
        }
    }

    static void changed(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        for (DesiredResource wanted : bench.changed("cart")) {
            Preview preview = bench.preview(wanted);
            assertThat(preview.kind()).as("preview of %s", wanted).isEqualTo(ChangeKind.UPDATE);
            assertThat(preview.diff()).as("what would change in %s", wanted).isNotEmpty();
        }
    }

    static void writesNothing(TargetBench bench) {
        bench.create(bench.spec("cart", 1));
        for (DesiredResource wanted : bench.changed("cart")) {
            String before = bench.live(wanted).fingerprint();
            Preview first = bench.preview(wanted);
            assertThat(bench.live(wanted).fingerprint())
                    .as("fingerprint of %s", wanted)
                    .isEqualTo(before);
            assertThat(bench.preview(wanted))
                    .as("the second preview of %s", wanted)
                    .isEqualTo(first);
        }
    }
}
