package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Clauses of {@link SourceContract} on what differs between two revisions. */
final class SourceChanges {
    private static final long SEED = 20260101;
    private static final int COMMITS = 12;

    private SourceChanges() {}

    static void none(SourceBench bench) {
        Revision revision = bench.commit(Map.of("a.yaml", "a"));
        assertThat(bench.changes(revision, revision)).isEmpty();
    }

    static void eachKind(SourceBench bench) {
        Revision from = bench.commit(Map.of("changed", "1", "deleted", "1", "dir/same", "1", "moved-from", "m"));
        Revision to = bench.commit(Map.of("added", "2", "changed", "2", "dir/same", "1", "dir/moved-to", "m"));
        Map<String, Optional<SourceFile>> changes = bench.changes(from, to);
        Map<String, SourceFile> now = byPath(bench.files(to));
        assertThat(changes)
                .isEqualTo(Map.of(
                        "added", Optional.ofNullable(now.get("added")),
                        "changed", Optional.ofNullable(now.get("changed")),
                        "deleted", Optional.empty(),
                        "dir/moved-to", Optional.ofNullable(now.get("dir/moved-to")),
                        "moved-from", Optional.empty()));
    }

    static void differenceOfListings(SourceBench bench) {
        Random random = new Random(SEED);
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < COMMITS; i++) {
            Map<String, String> files = new TreeMap<>();
            files.put("commit", String.valueOf(i));
            for (int file = 0; file < 8; file++) {
                // A name is a file in one commit and a directory in another.
                String path = "d" + random.nextInt(3) + (random.nextBoolean() ? "/f" + file : "-f" + file);
                files.put(path, String.valueOf(random.nextInt(3)));
            }
            if (random.nextBoolean()) {
                files.put("either", "file");
            } else {
                files.put("either/or", "directory");
            }
            revisions.add(bench.commit(files));
        }
        for (int i = 1; i < COMMITS; i++) {
            Revision other = revisions.get(random.nextInt(i));
            assertDifference(bench, other, revisions.get(i));
            assertDifference(bench, revisions.get(i), other);
        }
    }

    static void unknownFrom(SourceBench bench) {
        Revision known = bench.commit(Map.of("a.yaml", "a"));
        Revision unknown = bench.contract().unknownRevision(known);
        assertThat(bench.source().changes(unknown, known, TestOperation.live())).isEmpty();
    }

    private static void assertDifference(SourceBench bench, Revision from, Revision to) {
        Map<String, SourceFile> before = byPath(bench.files(from));
        Map<String, SourceFile> after = byPath(bench.files(to));
        Map<String, Optional<SourceFile>> expected = new TreeMap<>();
        after.forEach((path, file) -> {
            if (!file.equals(before.get(path))) {
                expected.put(path, Optional.of(file));
            }
        });
        before.keySet().stream()
                .filter(path -> !after.containsKey(path))
                .forEach(path -> expected.put(path, Optional.empty()));
        assertThat(bench.changes(from, to)).isEqualTo(expected);
    }

    private static Map<String, SourceFile> byPath(List<SourceFile> files) {
        return files.stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
    }
}
