package io.gitops4j.git;

import static io.gitops4j.git.HistoryBed.REF;
import static io.gitops4j.git.HistoryBed.all;
import static io.gitops4j.git.HistoryBed.append;
import static io.gitops4j.git.HistoryBed.appendUpTo;
import static io.gitops4j.git.HistoryBed.last;
import static io.gitops4j.git.HistoryBed.line;
import static io.gitops4j.git.HistoryBed.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.FailureKind;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that end between any two writes of an append, disks that tear files, and folders that go away. */
@RealGit
class HistoryCrashTest {
    private static final String SEEN = "refs/gitops-seen/prod";

    @TempDir
    Path scratch;

    private GitHttpServer server;
    private HistoryBed bed;

    @BeforeEach
    void makeHistory(GitHttpServer running) {
        server = running;
        bed = HistoryBed.http(server, scratch);
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 3);
        }
    }

    @Test
    void f08_endedBeforeThePushTheRecordNeverWas() {
        bed.setBack("1", SEEN, 1);
        bed.setBack("1", REF, 1);
        bed.remote().bareGit("update-ref", REF, REF + "~1");
        assertContinues(2);
    }

    @Test
    void f08_endedBehindThePushTheRecordIsThere() {
        bed.setBack("1", SEEN, 1);
        bed.setBack("1", REF, 1);
        assertContinues(3);
    }

    @Test
    void f08_endedBetweenTheTwoLocalRefsTheRecordIsThere() {
        bed.setBack("1", SEEN, 1);
        assertContinues(3);
    }

    @Test
    void f08_endedAfterAFirstFetchHadSetOneRefOnly() {
        bed.localGit("1", "update-ref", "-d", SEEN);
        assertContinues(3);
    }

    @Test
    void f08_endedBehindALocalRecordTheRecordIsThere() {
        bed.setBack("1", SEEN, 1);
        bed.remote().bareGit("update-ref", REF, REF + "~1");
        assertContinues(3);
    }

    private void assertContinues(long last) {
        try (HistoryStore store = bed.store()) {
            assertThat(last(store)).isEqualTo(last);
            append(store, line(last + 1));
            assertThat(numbers(store)).hasSize((int) last + 1);
        }
        assertThat(bed.remoteRecords()).hasSize((int) last + 1);
        assertThat(bed.localGit("1", "rev-parse", SEEN)).isEqualTo(bed.remote().bareGit("rev-parse", REF));
    }

    /** Also when it is the first call after the crash, which asks nobody. */
    @Test
    void f08_anAppendRightAfterACrashSetsTheRefsRight() {
        bed.setBack("1", SEEN, 1);
        try (HistoryStore store = bed.store()) {
            append(store, line(4));
        }
        assertThat(bed.remoteRecords()).hasSize(4);
    }

    @Test
    void f08_aTornRecordThatIsNowhereElseIsTold() throws IOException {
        server.cut();
        try (HistoryStore store = bed.store()) {
            append(store, line(4));
        }
        tear(bed.localGit("1", "rev-parse", REF));
        server.restore();
        try (HistoryStore store = bed.store()) {
            assertThat(Golden.assertFails(
                                    "history_damaged",
                                    Map.of("local", bed.local("1").toString()),
                                    () -> last(store))
                            .kind())
                    .isEqualTo(FailureKind.INTERNAL);
            Golden.assertKind(FailureKind.INTERNAL, () -> append(store, line(5)));
        }
        assertThat(bed.remoteRecords()).hasSize(3);
    }

    @Test
    void f08_aTornRecordThatTheRemoteHasIsFetchedAnew() throws IOException {
        tear(bed.localGit("1", "rev-parse", REF));
        assertContinues(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {REF, SEEN})
    void f08_anEmptyRefIsNeverAnEmptyHistory(String ref) throws IOException {
        Files.writeString(bed.local("1").resolve(ref), "");
        try (HistoryStore store = bed.store()) {
            if (ref.equals(SEEN)) {
                assertThat(last(store)).isEqualTo(3);
            } else {
                Golden.assertFails(
                        "history_no_ref", Map.of("local", bed.local("1").toString()), () -> last(store));
                Golden.assertKind(FailureKind.INTERNAL, () -> append(store, line(1)));
                Golden.assertKind(FailureKind.INTERNAL, () -> all(store));
            }
        }
    }

    @ParameterizedTest(name = "f27_flippedBytesAreFoundAndHealed, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void f27_flippedBytesAreFoundAndHealed(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (Path file : objects()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            replace(file, bytes);
        }
        try (HistoryStore store = bed.store()) {
            assertThat(all(store)).containsExactly(line(3), line(2), line(1));
            append(store, line(4));
        }
        assertThat(bed.remoteRecords()).hasSize(4);
    }

    @Test
    void f28_whatADeadProcessLeftIsRemoved() {
        List<String> half = List.of("objects/noz1.tmp", "objects/insert_1.pack", "objects/incoming_1.idx");
        half.forEach(file -> TestRemote.write(bed.local("1").resolve(file), ""));
        for (String stale : List.of("HEAD.lock", "packed-refs.lock", REF + ".lock", SEEN + ".lock", "gc.pid")) {
            TestRemote.write(bed.local("1").resolve(stale), "");
        }
        assertContinues(3);
        assertThat(half).noneMatch(file -> Files.exists(bed.local("1").resolve(file)));
    }

    @Test
    void f30_aDeletedFolderIsFetchedAnew() {
        try (HistoryStore store = bed.store()) {
            assertThat(last(store)).isEqualTo(3);
            delete(bed.local("1"));
            assertThat(all(store)).containsExactly(line(3), line(2), line(1));
            append(store, line(4));
        }
        assertThat(bed.remoteRecords()).hasSize(4);
    }

    @Test
    void f30_recordsThatWereDeletedWhileTheyWaitedAreMissed() {
        try (HistoryStore store = bed.store()) {
            assertThat(last(store)).isEqualTo(3);
            server.cut();
            append(store, line(4));
            delete(bed.local("1"));
            server.restore();
            Golden.assertKind(FailureKind.CONFLICT, () -> append(store, line(5)));
            Golden.assertKind(FailureKind.CONFLICT, () -> last(store));
        }
        assertThat(bed.remoteRecords()).hasSize(3);
    }

    @Test
    void f51_aClockThatRunsBackwardsPutsNoRecordBeforeItsParent() {
        bed.clock().set(bed.clock().instant().minusSeconds(3600));
        try (HistoryStore store = bed.store()) {
            append(store, line(4));
            assertThat(numbers(store)).containsExactly(4L, 3L, 2L, 1L);
        }
        assertThat(time("%ct", REF)).isEqualTo(time("%ct", REF + "~1"));
        assertThat(time("%at", REF)).isLessThan(time("%at", REF + "~1"));
    }

    private long time(String format, String commit) {
        return Long.parseLong(bed.remote().bareGit("log", "-1", "--format=" + format, commit));
    }

    private void tear(String object) throws IOException {
        Path file = bed.local("1").resolve("objects/" + object.substring(0, 2) + "/" + object.substring(2));
        replace(file, Arrays.copyOf(Files.readAllBytes(file), 20));
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(bed.local("1").resolve("objects"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Files.delete(file);
        Files.write(file, bytes);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
