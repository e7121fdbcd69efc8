package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.LogRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clauses of {@link SourceContract} on what led to a revision. A source may tell nothing; what it tells is right. */
final class SourceLogs {
    private static final int MANY = 100;

    private SourceLogs() {}

    private static List<String> log(SourceBench bench, LogRequest request) {
        return bench.source().log(request, TestOperation.live()).stream()
                .map(Commit::id)
                .toList();
    }

    static void range(SourceBench bench) {
        Revision first = bench.commit(Map.of("a/file", "1", "b/file", "1"));
        Revision second = bench.commit(Map.of("a/file", "2", "b/file", "1"));
        Revision third = bench.commit(Map.of("a/file", "2", "b/file", "3"));
        Revision fourth = bench.commit(Map.of("a/file", "4", "b/file", "3"));
        List<String> all = log(bench, new LogRequest(Optional.empty(), fourth, "", MANY));
        if (all.isEmpty()) {
            return;
        }
        assertThat(all).containsExactly(fourth.id(), third.id(), second.id(), first.id());
        assertThat(log(bench, new LogRequest(Optional.of(first), fourth, "", MANY)))
                .containsExactly(fourth.id(), third.id(), second.id());
        assertThat(log(bench, new LogRequest(Optional.of(first), fourth, "", 2)))
                .containsExactly(fourth.id(), third.id());
        assertThat(log(bench, new LogRequest(Optional.of(first), fourth, "a", MANY)))
                .containsExactly(fourth.id(), second.id());
        assertThat(log(bench, new LogRequest(Optional.of(first), fourth, "b/file", MANY)))
                .as("a file")
                .containsExactly(third.id());
        assertThat(log(bench, new LogRequest(Optional.of(first), fourth, "b/none", MANY)))
                .as("a file that is not there")
                .isEmpty();
        assertThat(log(bench, new LogRequest(Optional.of(fourth), fourth, "", MANY)))
                .isEmpty();
        assertThat(log(bench, new LogRequest(Optional.of(bench.contract().unknownRevision(first)), fourth, "", MANY)))
                .isEmpty();
    }

    static void contained(SourceBench bench) {
        Revision first = bench.commit(Map.of("a", "1"));
        Revision second = bench.commit(Map.of("a", "2"));
        assertThat(contains(bench, second, first)).isNotEqualTo(Optional.of(false));
        assertThat(contains(bench, first, first)).isNotEqualTo(Optional.of(false));
        assertThat(contains(bench, first, second)).isNotEqualTo(Optional.of(true));
        assertThat(contains(bench, second, bench.contract().unknownRevision(first)))
                .isEmpty();
    }

    private static Optional<Boolean> contains(SourceBench bench, Revision revision, Revision commit) {
        List<String> read = new ArrayList<>(bench.contents(revision).keySet());
        assertThat(read).as("it was read").isNotEmpty();
        return bench.source().contains(revision, commit.id(), TestOperation.live());
    }
}
