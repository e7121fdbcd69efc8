package io.gitops4j.git;

import static io.gitops4j.git.HistoryBed.all;
import static io.gitops4j.git.HistoryBed.append;
import static io.gitops4j.git.HistoryBed.appendUpTo;
import static io.gitops4j.git.HistoryBed.last;
import static io.gitops4j.git.HistoryBed.line;
import static io.gitops4j.git.HistoryBed.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.git.GitHistoryOptions.WhenAway;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import io.gitops4j.testkit.servers.RequestCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to records while the remote cannot be reached, and when it is back. */
@RealGit
class HistoryAwayTest {
    @TempDir
    Path scratch;

    private GitHttpServer server;
    private HistoryBed bed;

    @BeforeEach
    void makeRemote(GitHttpServer running) {
        server = running;
        bed = HistoryBed.http(server, scratch);
    }

    @Test
    void recordsStayOnThisMachineAndArePushedInOrderWithTheNextOne() {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 1);
            server.cut();
            assertThat(append(store, line(2)).reports())
                    .map(Diagnostic::toString)
                    .containsExactly(Golden.text(
                            "history_pending_one", Map.of("url", bed.remote().url())));
            assertThat(append(store, line(3)).reports())
                    .map(Diagnostic::toString)
                    .containsExactly(Golden.text(
                            "history_pending", Map.of("url", bed.remote().url())));
            assertThat(numbers(store)).containsExactly(3L, 2L, 1L);
            server.restore();
            RequestCounts before = server.requestCounts();
            append(store, line(4));
            assertThat(server.requestCounts().since(before).of("receive-pack")).isEqualTo(1);
        }
        assertThat(bed.remoteRecords()).containsExactly("1 Record 1", "2 Record 2", "3 Record 3", "4 Record 4");
    }

    @Test
    void i12_pendingRecordsSurviveARestartAndArePushedByTheFirstLook() {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 1);
            server.cut();
            append(store, line(2));
        }
        try (HistoryStore store = bed.store()) {
            assertThat(last(store)).isEqualTo(2);
            append(store, line(3));
        }
        server.restore();
        try (HistoryStore store = bed.store()) {
            TestOperation operation = TestOperation.live();
            assertThat(store.last(HistoryBed.PROD, operation)).isEqualTo(3);
            assertThat(operation.reports())
                    .map(Diagnostic::toString)
                    .containsExactly(Golden.text(
                            "history_pushed", Map.of("url", bed.remote().url())));
        }
        assertThat(bed.remoteRecords()).hasSize(3);
    }

    @Test
    void whatOthersMayHaveWrittenIsNeverTakenForEmpty() {
        server.cut();
        try (HistoryStore store = bed.store()) {
            Golden.assertFails("history_away", Map.of("url", bed.remote().url()), () -> last(store));
            Golden.assertKind(FailureKind.UNAVAILABLE, () -> append(store, line(1)));
            Golden.assertKind(FailureKind.UNAVAILABLE, () -> all(store));
        }
    }

    @Test
    void theOldestPagesAreReadWithoutTheRemote() {
        try (HistoryStore store = bed.store("1", WhenAway.REFUSE)) {
            appendUpTo(store, 3);
            server.cut();
            assertThat(store.read(HistoryBed.PROD, 3, 1, TestOperation.live())).containsExactly(line(2));
            Golden.assertKind(FailureKind.UNAVAILABLE, () -> all(store));
        }
    }

    @Test
    void refusingRecordsNothing() {
        try (HistoryStore store = bed.store("1", WhenAway.REFUSE)) {
            appendUpTo(store, 1);
            server.cut();
            Golden.assertKind(FailureKind.UNAVAILABLE, () -> append(store, line(2)));
            server.restore();
            assertThat(last(store)).isEqualTo(1);
            append(store, line(2));
        }
        assertThat(bed.remoteRecords()).containsExactly("1 Record 1", "2 Record 2");
    }

    @Test
    void aDeadlineIsNoReasonToRecordLocally() {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 1);
            server.cut();
            Golden.assertKind(
                    FailureKind.TIMEOUT, () -> store.append(HistoryBed.PROD, line(2), TestOperation.expired()));
            server.restore();
            assertThat(last(store)).isEqualTo(1);
        }
    }

    @Test
    void f11_takenNumbersAreNotUsedTwiceAndNothingIsLost() {
        try (HistoryStore ann = bed.store("ann");
                HistoryStore bob = bed.store("bob")) {
            append(ann, line(1, "Ann 1"));
            assertThat(last(bob)).isEqualTo(1);
            server.cut();
            append(ann, line(2, "Ann 2"));
            append(ann, line(3, "Ann 3"));
            server.restore();
            append(bob, line(2, "Bob 2"));

            Golden.assertFails("history_forked", () -> append(ann, line(4, "Ann 4")));
            Golden.assertKind(FailureKind.CONFLICT, () -> last(ann));
            Golden.assertKind(FailureKind.CONFLICT, () -> all(ann));
            assertThat(bed.remoteRecords()).containsExactly("1 Ann 1", "2 Bob 2");
        }
        assertThat(bed.remoteRecords(aside())).containsExactly("1 Ann 1", "2 Ann 2", "3 Ann 3");
        try (HistoryStore again = bed.store("ann")) {
            assertThat(last(again)).isEqualTo(2);
            append(again, line(3, "Ann again"));
        }
        assertThat(bed.remoteRecords()).containsExactly("1 Ann 1", "2 Bob 2", "3 Ann again");
    }

    @Test
    void f11_anEngineThatStartsAfterAForkIsToldAndGoesOn() {
        try (HistoryStore ann = bed.store("ann")) {
            append(ann, line(1, "Ann 1"));
            server.cut();
            append(ann, line(2, "Ann 2"));
        }
        server.restore();
        try (HistoryStore bob = bed.store("bob")) {
            append(bob, line(2, "Bob 2"));
        }
        try (HistoryStore ann = bed.store("ann")) {
            TestOperation operation = TestOperation.live();
            assertThat(ann.last(HistoryBed.PROD, operation)).isEqualTo(2);
            assertThat(operation.reports())
                    .map(Diagnostic::toString)
                    .containsExactly(Golden.text("history_aside", Map.of("ref", aside())));
            assertThat(all(ann)).extracting(HistoryLine::summary).containsExactly("Bob 2", "Ann 1");
        }
    }

    @Test
    void f11_aForkThatAnotherProcessOfThisMachineFoundIsNotBuiltOn() {
        try (HistoryStore ann = bed.store("ann");
                HistoryStore bob = bed.store("bob")) {
            append(ann, line(1));
            assertThat(last(bob)).isEqualTo(1);
            server.cut();
            append(ann, line(2, "Ann 2"));
            server.restore();
            append(bob, line(2, "Bob 2"));
            try (HistoryStore second = bed.store("ann")) {
                assertThat(last(second)).isEqualTo(2);
            }
            Golden.assertKind(FailureKind.CONFLICT, () -> append(ann, line(3)));
            assertThat(bed.remoteRecords()).containsExactly("1 Record 1", "2 Bob 2");
        }
    }

    /** The remote has taken the push, and its answer never came. */
    @Test
    void f37_aLostAnswerWritesNothingTwice() throws IOException {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 1);
            Path hook = dieAfterPush();
            TestOperation operation = append(store, line(2));
            assertThat(operation.reports()).extracting(Diagnostic::code).containsExactly("HISTORY-PENDING");
            Files.delete(hook);
            append(store, line(3));
            assertThat(numbers(store)).containsExactly(3L, 2L, 1L);
        }
        assertThat(bed.remoteRecords()).containsExactly("1 Record 1", "2 Record 2", "3 Record 3");
    }

    @Test
    void f37_aLostAnswerIsFoundByWhoTriesAgain() throws IOException {
        try (HistoryStore store = bed.store("1", WhenAway.REFUSE)) {
            appendUpTo(store, 1);
            Path hook = dieAfterPush();
            Golden.assertKind(FailureKind.UNAVAILABLE, () -> append(store, line(2)));
            Files.delete(hook);
            append(store, line(2));
            assertThat(all(store)).containsExactly(line(2), line(1));
            dieAfterPush();
            Golden.assertKind(FailureKind.UNAVAILABLE, () -> append(store, line(3)));
            Files.delete(hook);
            // Later, it is another commit: then it is found among what was read.
            bed.clock().advance(Duration.ofSeconds(1));
            Golden.assertKind(FailureKind.CONFLICT, () -> append(store, line(3)));
            assertThat(all(store)).containsExactly(line(3), line(2), line(1));
        }
        assertThat(bed.remoteRecords()).containsExactly("1 Record 1", "2 Record 2", "3 Record 3");
    }

    @Test
    void f20_aConnectionCutAnywhereLeavesNoGap() {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 1);
            long next = 2;
            for (int bytes = 0; bytes < 300; bytes += 23) {
                server.breakNextAnswerAfter(bytes);
                append(store, line(next++));
            }
            append(store, line(next));
            for (int bytes = 0; bytes < 300; bytes += 23) {
                server.breakNextAnswerAfter(bytes);
                assertThat(last(store)).isEqualTo(next);
            }
            assertThat(numbers(store)).hasSize((int) next);
            assertThat(bed.remoteRecords()).hasSize((int) next);
        }
    }

    @Test
    void f21_aSilentRemoteCountsAsAway() {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 1);
        }
        try (SlowServer silent = SlowServer.answering("", 60_000);
                HistoryStore store = bed.store("1", silent.url(), Duration.ofMillis(200), WhenAway.RECORD_LOCALLY)) {
            assertThat(append(store, line(2)).reports())
                    .extracting(Diagnostic::code)
                    .containsExactly("HISTORY-PENDING");
        }
        try (HistoryStore store = bed.store()) {
            assertThat(last(store)).isEqualTo(2);
        }
        assertThat(bed.remoteRecords()).hasSize(2);
    }

    private String aside() {
        return bed.remote().bareGit("for-each-ref", "--format=%(refname)", "refs/gitops-aside/");
    }

    private Path dieAfterPush() throws IOException {
        Path hook = bed.remote().bare().resolve("hooks/post-receive");
        TestRemote.write(hook, "#!/bin/sh\nkill -9 $PPID\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        return hook;
    }
}
