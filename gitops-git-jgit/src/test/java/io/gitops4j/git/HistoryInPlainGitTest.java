package io.gitops4j.git;

import static io.gitops4j.git.HistoryBed.REF;
import static io.gitops4j.git.HistoryBed.all;
import static io.gitops4j.git.HistoryBed.append;
import static io.gitops4j.git.HistoryBed.appendUpTo;
import static io.gitops4j.git.HistoryBed.line;
import static io.gitops4j.git.HistoryBed.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.git.internal.history.LongHistory;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import io.gitops4j.testkit.servers.RequestCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store writes, as plain git sees it, and what plain git does to it. */
@RealGit
class HistoryInPlainGitTest {
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
    void aRecordIsACommitOfOneReadableFile() {
        try (HistoryStore store = bed.store()) {
            append(store, new HistoryLine(1, "Deployment 1 begins: 1 service\nweb: (new) -> 1a2b3c4", "{\"v\":1}"));
            append(store, line(2));
        }
        assertThat(bed.remote().bareGit("log", "-1", "--format=%an <%ae> %aI|%cn <%ce> %cI%n%B", REF + "~1"))
                .isEqualTo("""
                        GitOps4J <gitops4j@localhost> 2026-01-01T12:00:00+00:00|GitOps4J <gitops4j@localhost> 2026-01-01T12:00:00+00:00
                        Deployment 1 begins: 1 service

                        web: (new) -> 1a2b3c4

                        Gitops-Environment: prod
                        Gitops-Writer: 1-1
                        Gitops-Sequence: 1""");
        assertThat(bed.remote().bareGit("ls-tree", "-r", "--format=%(objectmode) %(path)", REF + "~1"))
                .isEqualTo("100644 record.json");
        assertThat(bed.remote().bareGit("show", REF + "~1:record.json")).isEqualTo("{\n  \"v\": 1\n}");
    }

    @Test
    void gitFindsNoFaultAndGcLosesNothing() {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 8);
            assertThat(bed.remote().bareGit("fsck", "--strict", "--no-dangling"))
                    .isEmpty();
            bed.remote().bareGit("gc", "--quiet", "--prune=now", "--aggressive");
            bed.localGit("1", "gc", "--quiet", "--prune=now");
            assertThat(numbers(store)).hasSize(8);
            append(store, line(9));
        }
        try (HistoryStore other = bed.store("2")) {
            assertThat(all(other)).hasSize(9).first().isEqualTo(line(9));
        }
        assertThat(bed.localGit("1", "fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void pendingRecordsSurviveGc() {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 1);
            server.cut();
            append(store, line(2));
            bed.localGit("1", "gc", "--quiet", "--prune=now");
            server.restore();
            append(store, line(3));
        }
        assertThat(bed.remoteRecords()).hasSize(3);
    }

    @Test
    void anOrdinaryCloneDoesNotFetchIt() {
        try (HistoryStore store = bed.store()) {
            appendUpTo(store, 1);
        }
        bed.remote().work().git("fetch", "--quiet", "origin");
        assertThat(bed.remote().work().git("for-each-ref")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000})
    void anAppendIsTwoRequestsAndThreeObjectsHoweverLongTheHistoryIs(int records) throws IOException {
        LongHistory.write(bed.remote().bare(), records);
        try (HistoryStore store = bed.store()) {
            assertThat(HistoryBed.last(store)).isEqualTo(records);
            long looseHere = looseObjects(bed.local("1"));
            long looseThere = looseObjects(bed.remote().bare());
            RequestCounts before = server.requestCounts();
            append(store, line(records + 1L));
            assertThat(server.requestCounts().since(before).asMap())
                    .hasSize(2)
                    .containsEntry("info/refs receive-pack", 1L)
                    .containsEntry("receive-pack", 1L);
            assertThat(looseObjects(bed.local("1")) - looseHere).isEqualTo(3);
            assertThat(looseObjects(bed.remote().bare()) - looseThere).isEqualTo(3);
            before = server.requestCounts();
            assertThat(store.read(HistoryBed.PROD, records / 2, 10, TestOperation.live()))
                    .hasSize(10);
            assertThat(server.requestCounts().since(before).total()).isZero();
        }
    }

    @Test
    void textThatIsNotUnicodeIsRefusedAndNotChanged() {
        try (HistoryStore store = bed.store()) {
            assertThatThrownBy(() -> append(store, new HistoryLine(1, "", "{\"k\":\"\ud83d\"}")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(HistoryBed.last(store)).isZero();
        }
    }

    private static long looseObjects(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository.resolve("objects"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).length() == 38)
                    .count();
        }
    }
}
