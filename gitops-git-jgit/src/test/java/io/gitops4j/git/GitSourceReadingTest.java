package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceFile;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a revision holds, from a folder. */
class GitSourceReadingTest {
    @TempDir
    Path scratch;

    private TestRemote remote;

    @BeforeEach
    void makeRemote() {
        remote = TestRemote.folder(scratch);
    }

    @Test
    void b06_fileOverTheLimitIsNotLoaded() {
        remote.push(Map.of("a/.weave.yaml", "x".repeat(2_000)));
        assertUnreadable("b06", "a/.weave.yaml", 1_000);
    }

    @Test
    void b57_linkIsNotFollowed() throws IOException {
        remote.push(Map.of("real.yaml", "x"));
        link("inside/.weave.yaml", "../real.yaml");
        link("outside/.weave.yaml", "/etc/gitops4j-secret");
        assertUnreadable("b57_inside", "inside/.weave.yaml", TestRemote.MIB);
        assertUnreadable("b57_outside", "outside/.weave.yaml", TestRemote.MIB);
    }

    @Test
    void b58_folderAndSubmoduleAreNoFiles() {
        remote.push(Map.of("a/.weave.yaml/readme", "x", "b/readme", "x"));
        remote.work()
                .git(
                        "update-index",
                        "--add",
                        "--cacheinfo",
                        "160000," + remote.work().head() + ",b/.weave.yaml");
        remote.work().git("commit", "--quiet", "--message", "Add a submodule");
        remote.work().push();
        assertUnreadable("b58_folder", "a/.weave.yaml", TestRemote.MIB);
        assertUnreadable("b58_submodule", "b/.weave.yaml", TestRemote.MIB);
    }

    @Test
    void b59_namesThatDifferInCaseOnlyHideEachOther() {
        addWithoutFiles(Map.of("a/.weave.yaml", "one", "a/.Weave.yaml", "two", "b/.weave.yaml", "three"));
        assertUnreadable("b59", "a/.weave.yaml", TestRemote.MIB);
        try (Source source = remote.source();
                Snapshot snapshot = newest(source)) {
            SourceFile other = snapshot.files(GitSourceReadingTest::isManifest).get(1);
            assertThat(other.path()).isEqualTo("b/.weave.yaml");
            assertThat(snapshot.read(other, TestRemote.MIB)).asString().isEqualTo("three");
        }
    }

    @Test
    void b59_otherFilesMayDifferInCaseOnly() {
        addWithoutFiles(Map.of("README", "one", "readme", "two", ".weave.yaml", "three"));
        try (Source source = remote.source();
                Snapshot snapshot = newest(source)) {
            List<SourceFile> files = snapshot.files(GitSourceReadingTest::isManifest);
            assertThat(snapshot.read(files.get(0), TestRemote.MIB)).asString().isEqualTo("three");
        }
    }

    @Test
    void b62_tooManyEntriesAreNotRead() {
        remote.push(Map.of("a", "1", "b", "2", "c/d", "3"));
        try (Source source = TestRemote.source(remote.options().maxEntries(3));
                Snapshot snapshot = newest(source)) {
            Golden.assertFails("b62_entries", () -> snapshot.files(path -> true));
        }
    }

    @Test
    void b62_tooDeepFoldersAreNotRead() {
        remote.push(Map.of("a/b/c/d", "1"));
        try (Source source = TestRemote.source(remote.options().maxDepth(3));
                Snapshot snapshot = newest(source)) {
            Golden.assertFails("b62_depth", () -> snapshot.files(path -> true));
        }
        try (Source source = TestRemote.source(remote.options().maxDepth(4))) {
            assertThat(TestRemote.newest(source)).containsKey("a/b/c/d");
        }
    }

    @Test
    void subfolderIsReadAsIfItWereAll() {
        String first = remote.push(Map.of("env/prod/a.yaml", "1", "env/dev/a.yaml", "1", "b.yaml", "1"));
        String second = remote.push(Map.of("env/dev/a.yaml", "2", "b.yaml", "2"));
        String third = remote.push(Map.of("env/prod/a.yaml", "3"));
        try (Source source = TestRemote.source(remote.options().path("env/prod"))) {
            assertThat(TestRemote.newest(source)).isEqualTo(Map.of("a.yaml", "3"));
            assertThat(changed(source, first, second)).isEmpty();
            assertThat(changed(source, second, third)).containsOnlyKeys("a.yaml");
        }
    }

    @Test
    void missingSubfolderIsNotAnEmptyOne() {
        String first = remote.push(Map.of("env/prod/a.yaml", "1", "b", "1"));
        try (Source source = TestRemote.source(remote.options().path("env/prod"))) {
            assertThat(TestRemote.newest(source)).containsOnlyKeys("a.yaml");
            String second = remote.work().rm("env");
            remote.work().push();
            Golden.assertFails("missing_folder", Map.of("commit", second), () -> newest(source));
            Golden.assertKind(FailureKind.NOT_FOUND, () -> changed(source, first, second));
        }
    }

    @Test
    void f18_commitThatTheBranchOfAFolderHasLeftBehindIsStillRead() {
        remote.push(Map.of("a", "1"));
        try (Source source = remote.source()) {
            Revision resolved = source.resolve(TestOperation.live());
            remote.push(Map.of("a", "2"));
            assertThat(TestRemote.contents(source, resolved)).isEqualTo(Map.of("a", "1"));
        }
    }

    @Test
    void progressOfAFetchIsTold() {
        remote.push(Map.of("a", "1"));
        List<String> told = new ArrayList<>();
        Operation telling = new Operation() {
            @Override
            public void checkpoint() {}

            @Override
            public Duration remaining() {
                return Duration.ofMinutes(1);
            }

            @Override
            public void report(Diagnostic diagnostic) {}

            @Override
            public void progress(String activity, long done, long total) {
                told.add(activity + " " + done + "/" + total);
            }
        };
        try (Source source = remote.source()) {
            source.snapshot(source.resolve(telling), telling).close();
        }
        assertThat(told).contains("receiving objects 3/3");
    }

    @Test
    void fetchThatIsCancelledLeavesNothingHalf() {
        String commit = remote.push(Map.of("a", "1"));
        try (Source source = remote.source()) {
            for (int checkpoints = 0; checkpoints < 6; checkpoints++) {
                Operation operation = TestOperation.cancelledAfter(checkpoints);
                Golden.assertKind(FailureKind.CANCELLED, () -> source.snapshot(TestRemote.revision(commit), operation));
                Operation another = TestOperation.cancelledAfter(checkpoints);
                Golden.assertKind(FailureKind.CANCELLED, () -> source.resolve(another));
            }
            assertThat(TestRemote.newest(source)).isEqualTo(Map.of("a", "1"));
        }
    }

    @Test
    void annotatedTagIsReadAsItsCommit() {
        String commit = remote.push(Map.of("a", "1"));
        remote.work().git("tag", "--annotate", "--message", "One", "v1");
        remote.work().git("push", "--quiet", "origin", "v1");
        remote.push(Map.of("a", "2"));
        try (Source source = TestRemote.source(remote.options().ref("v1"))) {
            Revision revision = source.resolve(TestOperation.live());
            assertThat(revision.id()).isEqualTo(commit);
            assertThat(TestRemote.contents(source, revision)).isEqualTo(Map.of("a", "1"));
        }
    }

    @Test
    void headAndFullRefsAreFollowed() {
        String commit = remote.push(Map.of("a", "1"));
        remote.bareGit("update-ref", "refs/environments/prod", commit);
        for (String ref : List.of("HEAD", "refs/heads/main", "refs/environments/prod")) {
            try (Source source = TestRemote.source(remote.options().ref(ref))) {
                assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
            }
        }
    }

    @Test
    void b65_nameOfABranchAndATagIsAmbiguous() {
        String tagged = remote.push(Map.of("a", "1"));
        remote.bareGit("update-ref", "refs/tags/main", tagged);
        String branch = remote.push(Map.of("a", "2"));
        try (Source source = remote.source()) {
            Golden.assertFails(
                    "b65_ambiguous",
                    Map.of("branch", branch, "tag", tagged),
                    () -> source.resolve(TestOperation.live()));
        }
        try (Source source = TestRemote.source(remote.options().ref("refs/tags/main"))) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(tagged);
        }
    }

    @Test
    void b66_missingBranchListsTheFirstTen() {
        String commit = remote.push(Map.of("a", "1"));
        for (int i = 1; i <= 11; i++) {
            remote.bareGit("update-ref", "refs/heads/b" + i, commit);
        }
        try (Source source = TestRemote.source(remote.options().ref("prod"))) {
            Golden.assertFails("b66", Map.of("url", remote.url()), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b66_emptyRepositoryAndUnbornHeadAreNotNothing() {
        try (Source source = remote.source();
                Source head = TestRemote.source(remote.options().ref("HEAD"))) {
            Golden.assertFails("b66_empty", Map.of("url", remote.url()), () -> source.resolve(TestOperation.live()));
            Golden.assertFails("b66_head", Map.of("url", remote.url()), () -> head.resolve(TestOperation.live()));
        }
    }

    @Test
    void missingRepositoryIsNotFound() {
        String gone = scratch.resolve("gone.git").toString();
        try (Source source =
                TestRemote.source(GitOptions.builder(gone, remote.cache()).allowFile(true))) {
            Golden.assertFails("no_repository", Map.of("url", gone), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void nothingIsEverCheckedOut() throws IOException {
        remote.push(Map.of(".gitattributes", "* filter=evil", "hooks/post-checkout", "evil", "a.yaml", "1"));
        try (Source source = remote.source()) {
            TestRemote.newest(source);
        }
        try (var files = Files.walk(remote.cache())) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .doesNotContain("a.yaml", "post-checkout", ".gitattributes", "FETCH_HEAD");
        }
    }

    private void assertUnreadable(String golden, String path, long limit) {
        try (Source source = remote.source();
                Snapshot snapshot = newest(source)) {
            SourceFile file = snapshot.files(GitSourceReadingTest::isManifest).stream()
                    .filter(found -> found.path().equals(path))
                    .findFirst()
                    .orElseThrow();
            Golden.assertFails(golden, () -> snapshot.read(file, limit));
        }
    }

    private static boolean isManifest(String path) {
        return path.endsWith(".weave.yaml");
    }

    private static Snapshot newest(Source source) {
        return source.snapshot(source.resolve(TestOperation.live()), TestOperation.live());
    }

    private static Map<String, Optional<SourceFile>> changed(Source source, String from, String to) {
        Map<String, Optional<SourceFile>> changed = new TreeMap<>();
        for (FileChange change : source.changes(
                        TestRemote.revision(from), TestRemote.revision(to), TestOperation.live())
                .orElseThrow()) {
            changed.put(change.path(), change.now());
        }
        return changed;
    }

    private void link(String path, String target) throws IOException {
        Path link = remote.work().folder().resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, FileSystems.getDefault().getPath(target));
        remote.push(Map.of());
    }

    /** By the index alone, since a file system may not tell the names apart. */
    private void addWithoutFiles(Map<String, String> files) {
        remote.push(Map.of("scratch", "1"));
        files.forEach((path, text) -> {
            TestRemote.write(remote.work().folder().resolve("scratch"), text);
            String blob = remote.work().git("hash-object", "-w", "scratch");
            remote.work().git("update-index", "--add", "--cacheinfo", "100644," + blob + "," + path);
        });
        remote.work().git("commit", "--quiet", "--message", "Add files");
        remote.work().push();
    }
}
