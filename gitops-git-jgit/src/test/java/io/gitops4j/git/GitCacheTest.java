package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceFile;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a cache that somebody has damaged. */
class GitCacheTest {
    private static final Map<String, String> FILES = Map.of("a.yaml", "1".repeat(100), "b/c.yaml", "2".repeat(200));

    @TempDir
    Path scratch;

    private TestRemote remote;
    private Revision revision;

    @BeforeEach
    void makeCache() {
        remote = TestRemote.folder(scratch);
        revision = TestRemote.revision(remote.push(FILES));
        try (Source source = remote.source()) {
            assertThat(TestRemote.contents(source, revision)).isEqualTo(FILES);
        }
    }

    @ParameterizedTest(name = "f27_flippedBytesAreFoundAndHealed, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void f27_flippedBytesAreFoundAndHealed(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (Path file : packFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < 5; i++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            replace(file, bytes);
        }
        assertHeals();
    }

    @Test
    void b70_truncatedPackIsFetchedAnew() throws IOException {
        for (Path file : packFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            replace(file, Arrays.copyOf(bytes, bytes.length / 2));
        }
        assertHeals();
    }

    @Test
    void b70_damageThatAFreshCloneDoesNotMendIsTold() {
        // The remote itself has lost a folder of the newest commit.
        String tree = remote.bareGit("rev-parse", "main^{tree}");
        Path object = remote.bare().resolve("objects/" + tree.substring(0, 2) + "/" + tree.substring(2));
        assertThat(object.toFile().delete()).isTrue();
        try (Source source = TestRemote.source(
                GitOptions.builder(remote.url(), scratch.resolve("other")).allowFile(true))) {
            Golden.assertKind(
                    FailureKind.UNAVAILABLE,
                    () -> source.snapshot(revision, TestOperation.live()).close());
        }
    }

    @Test
    void f28_staleLocksAreRemoved() throws IOException {
        Path repository = remote.cache().resolve("repository.git");
        for (String stale : List.of(
                "HEAD.lock", "packed-refs.lock", "refs/gitops/source.lock", "gc.pid", "objects/incoming_1.pack")) {
            TestRemote.write(repository.resolve(stale), "");
        }
        String second = remote.push(Map.of("a.yaml", "2"));
        try (Source source = remote.source()) {
            assertThat(TestRemote.newest(source)).containsEntry("a.yaml", "2");
        }
        assertThat(repository.resolve("refs/gitops/source")).content().startsWith(second);
        try (Stream<Path> files = Files.walk(repository)) {
            assertThat(files.map(Path::toString))
                    .noneMatch(file -> file.endsWith(".lock") || file.contains("incoming_") || file.endsWith("gc.pid"));
        }
    }

    @Test
    void f30_deletedCacheIsMadeAnew() throws IOException {
        try (Source source = remote.source()) {
            assertThat(TestRemote.newest(source)).isEqualTo(FILES);
            delete(remote.cache());
            assertThat(TestRemote.newest(source)).isEqualTo(FILES);
            assertThat(TestRemote.contents(source, revision)).isEqualTo(FILES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "config", "refs/gitops/source", "packed-refs"})
    void f30_tornFilesOfTheCacheAreMended(String file) {
        TestRemote.write(remote.cache().resolve("repository.git").resolve(file), "\u0000torn");
        assertHeals();
    }

    @Test
    void f30_unusableCacheDirectoryIsTold() throws IOException {
        delete(remote.cache());
        TestRemote.write(remote.cache(), "a file");
        try (Source source = remote.source()) {
            Golden.assertFails(
                    "f30", Map.of("cache", remote.cache().toString()), () -> source.resolve(TestOperation.live()));
            Files.delete(remote.cache());
            assertThat(TestRemote.newest(source)).isEqualTo(FILES);
        }
    }

    @Test
    void settingsInTheCacheAreNotBelieved() {
        TestRemote.write(
                remote.cache().resolve("repository.git/config"),
                "[core]\n\trepositoryformatversion = 0\n[url \"file:///nowhere\"]\n\tinsteadOf = " + remote.url()
                        + "\n");
        assertHeals();
    }

    @Test
    void lockOfAnotherProcessIsWaitedForUntilTheDeadline() throws IOException {
        Files.createDirectories(remote.cache());
        Path lock = remote.cache().resolve("repository.lock");
        try (Source source = remote.source()) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                assertThat(held.isValid()).isTrue();
                Golden.assertKind(
                        FailureKind.TIMEOUT, () -> source.resolve(TestOperation.expiring(Duration.ofMillis(100))));
            }
            assertThatCode(() -> TestRemote.newest(source)).doesNotThrowAnyException();
        }
    }

    @Test
    void sourcesThatShareADirectoryDoNotDisturbEachOther() {
        List<Source> sources = Stream.generate(remote::source).limit(4).toList();
        for (int round = 0; round < 5; round++) {
            String text = "round " + round;
            remote.push(Map.of("a.yaml", text));
            List<CompletableFuture<Map<String, String>>> readers = new ArrayList<>();
            for (Source source : sources) {
                CompletableFuture<Map<String, String>> reader = new CompletableFuture<>();
                readers.add(reader);
                new Thread(() -> reader.completeAsync(() -> TestRemote.newest(source), Runnable::run)).start();
            }
            assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).containsEntry("a.yaml", text));
        }
        sources.forEach(Source::close);
    }

    @Test
    void manyFetchesDoNotLeaveManyPacks() throws IOException {
        try (Source source = remote.source()) {
            for (int i = 0; i < 55; i++) {
                remote.push(Map.of("a.yaml", String.valueOf(i)));
                assertThat(TestRemote.newest(source)).containsEntry("a.yaml", String.valueOf(i));
            }
            assertThat(TestRemote.contents(source, revision)).isEqualTo(FILES);
        }
        assertThat(packFiles().stream().filter(file -> file.toString().endsWith(".pack")))
                .hasSizeLessThan(20);
    }

    private void assertHeals() {
        // At most the first run meets the damage; the next one has a fresh cache (I3).
        try (Source source = remote.source()) {
            try {
                assertThat(TestRemote.contents(source, revision)).isEqualTo(FILES);
            } catch (GitOpsException e) {
                assertThat(e.getMessage()).startsWith("GIT-CORRUPT");
                assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            }
            assertThat(TestRemote.contents(source, revision)).isEqualTo(FILES);
            try (Snapshot snapshot = source.snapshot(revision, TestOperation.live())) {
                assertThat(snapshot.files(path -> true))
                        .extracting(SourceFile::path)
                        .hasSize(2);
            }
        }
    }

    private List<Path> packFiles() throws IOException {
        try (Stream<Path> files = Files.list(remote.cache().resolve("repository.git/objects/pack"))) {
            return files.filter(file -> file.toString().matches(".*\\.(pack|idx)"))
                    .sorted()
                    .toList();
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Files.delete(file);
        Files.write(file, bytes);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
