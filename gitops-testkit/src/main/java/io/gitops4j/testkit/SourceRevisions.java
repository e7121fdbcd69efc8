package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Source;
import java.util.Map;

/** Clauses of {@link SourceContract} on resolving. */
final class SourceRevisions {
    private SourceRevisions() {}

    static void unborn(SourceBench bench) {
        assertFails(FailureKind.NOT_FOUND, bench::resolve);
    }

    static void deletedBranch(SourceBench bench) {
        Map<String, String> files = Map.of("a.yaml", "a");
        Revision last = bench.commit(files);
        assertThat(bench.contents(last)).isEqualTo(files);
        bench.contract().deleteBranch();
        assertFails(FailureKind.NOT_FOUND, bench::resolve);
        assertThat(bench.contents(last)).as("what was read before").isEqualTo(files);
    }

    static void sameTwice(SourceBench bench) {
        Revision first = bench.commit(Map.of("a.yaml", "a"));
        assertThat(bench.resolve()).isEqualTo(first);
        assertThat(bench.resolve()).isEqualTo(first);
    }

    static void newCommit(SourceBench bench) {
        Revision first = bench.commit(Map.of("a.yaml", "a"));
        Revision second = bench.commit(Map.of("a.yaml", "b"));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.source()).isEqualTo(first.source());
        assertThat(bench.contents(second)).isEqualTo(Map.of("a.yaml", "b"));
    }

    static void anotherSourceAgrees(SourceBench bench) {
        Revision revision = bench.commit(Map.of("a.yaml", "a"));
        try (Source other = bench.contract().newSource()) {
            assertThat(other.resolve(TestOperation.live()).id()).isEqualTo(revision.id());
        }
    }
}
