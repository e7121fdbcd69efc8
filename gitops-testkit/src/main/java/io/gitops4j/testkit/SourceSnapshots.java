package io.gitops4j.testkit;

import static io.gitops4j.testkit.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Clauses of {@link SourceContract} on snapshots. */
final class SourceSnapshots {
    private SourceSnapshots() {}

    static void exactFiles(SourceBench bench) {
        Map<String, String> files = Map.of(
                ".weave.yaml", "schema: \"2\"\r\n",
                "deep/er/still/.weave.yaml", "\u00fcml\u00e4ut \ud83d\ude80 without a newline",
                "empty.yaml", "",
                "with space.yaml", " \t\n");
        assertThat(bench.contents(bench.commit(files))).isEqualTo(files);
    }

    static void staysTheSame(SourceBench bench) {
        Map<String, String> first = Map.of("a.yaml", "1", "b.yaml", "1");
        Map<String, String> second = Map.of("a.yaml", "2", "c.yaml", "2");
        Revision one = bench.commit(first);
        try (Snapshot open = bench.snapshot(one)) {
            Revision two = bench.commit(second);
            assertThat(bench.contents(one)).isEqualTo(first);
            assertThat(bench.contents(two)).isEqualTo(second);
            assertThat(open.files(path -> true)).isEqualTo(bench.files(one));
        }
    }

    static void namesItsRevision(SourceBench bench) {
        Revision first = bench.commit(Map.of("a.yaml", "1"));
        Revision second = bench.commit(Map.of("a.yaml", "2"));
        try (Snapshot snapshot = bench.snapshot(second)) {
            assertThat(snapshot.revision()).isEqualTo(second);
            assertThat(snapshot.commit().author()).as("author").isNotBlank();
            assertThat(snapshot.commit().subject()).as("subject").isNotBlank().doesNotContain("\n");
            assertThat(snapshot.commit().message()).startsWith(snapshot.commit().subject());
            assertThat(snapshot.commit().parents()).containsExactly(first.id());
        }
    }

    static void sorted(SourceBench bench) {
        // A walk that sorts each directory by its own names comes to a/b.yaml before a-b.yaml.
        List<String> paths = List.of("a-b.yaml", "a.yaml", "a/b.yaml", "a0.yaml", "B.yaml", "z/a.yaml", "z.yaml");
        Revision revision = bench.commit(paths.stream().collect(Collectors.toMap(path -> path, path -> path)));
        assertThat(bench.files(revision))
                .extracting(SourceFile::path)
                .containsExactlyElementsOf(paths.stream().sorted().toList());
    }

    static void filtered(SourceBench bench) {
        Revision revision = bench.commit(Map.of("a/.weave.yaml", "1", "a/readme.md", "2", "b/.weave.yaml", "3"));
        try (Snapshot snapshot = bench.snapshot(revision)) {
            assertThat(snapshot.files(path -> path.endsWith(".weave.yaml")))
                    .extracting(SourceFile::path)
                    .containsExactly("a/.weave.yaml", "b/.weave.yaml");
            assertThat(snapshot.files(path -> false)).isEmpty();
        }
    }

    static void idsTellContent(SourceBench bench) {
        Revision first = bench.commit(Map.of("a.yaml", "same", "b.yaml", "same", "c.yaml", "other"));
        Revision second = bench.commit(Map.of("a.yaml", "other", "d.yaml", "same"));
        Map<String, String> contentById = new HashMap<>();
        Map<String, String> idByContent = new HashMap<>();
        for (Revision revision : List.of(first, second)) {
            Map<String, String> contents = bench.contents(revision);
            for (SourceFile file : bench.files(revision)) {
                String content = contents.get(file.path());
                assertThat(contentById.computeIfAbsent(file.id(), id -> content))
                        .as("content behind the id of %s", file.path())
                        .isEqualTo(content);
                assertThat(idByContent.computeIfAbsent(content, any -> file.id()))
                        .as("id of the content of %s", file.path())
                        .isEqualTo(file.id());
            }
        }
        assertThat(contentById).hasSize(2);
    }

    static void limit(SourceBench bench) {
        String text = "0123456789";
        try (Snapshot snapshot = bench.snapshot(bench.commit(Map.of("a.yaml", text)))) {
            SourceFile file = snapshot.files(path -> true).get(0);
            assertThat(snapshot.read(file, text.length())).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertFails(FailureKind.MANIFEST, () -> snapshot.read(file, text.length() - 1));
            assertThatThrownBy(() -> snapshot.read(file, 1)).hasMessageContaining("a.yaml");
        }
    }

    static void symlink(SourceBench bench) {
        bench.commit(Map.of("a.yaml", "a"));
        bench.contract().commitSymlink("link.yaml", "a.yaml");
        try (Snapshot snapshot = bench.snapshot(bench.resolve())) {
            SourceFile link = snapshot.files(path -> path.equals("link.yaml")).get(0);
            assertThat(link.kind()).isEqualTo(SourceFile.Kind.SYMLINK);
            assertFails(FailureKind.MANIFEST, () -> snapshot.read(link, SourceBench.NO_LIMIT));
        }
    }

    static void unknownRevision(SourceBench bench) {
        Revision unknown = bench.contract().unknownRevision(bench.commit(Map.of("a.yaml", "a")));
        assertThatThrownBy(() -> bench.files(unknown)).isInstanceOf(GitOpsException.class);
    }
}
