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
import io.gitops4j.git.GitHistoryOptions.WhenAway;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ref that somebody else has written to, and a remote that does not want it. */
@RealGit
class HistoryIntegrityTest {
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
    void b80_aForeignCommitIsTold() {
        String foreign = bareCommit("Fix typo\n", REF);
        set(REF, foreign);
        try (HistoryStore store = bed.store()) {
            Golden.assertFails("history_foreign", Map.of("commit", foreign), () -> last(store));
            Golden.assertKind(FailureKind.INTERNAL, () -> append(store, line(4)));
            Golden.assertKind(FailureKind.INTERNAL, () -> all(store));
        }
        assertThat(bed.remote().bareGit("rev-parse", REF)).isEqualTo(foreign);
    }

    @Test
    void b80_aRecordOfAnotherEnvironmentIsTold() {
        try (HistoryStore store = bed.store("2")) {
            store.append("dev", line(1), TestOperation.live());
        }
        bed.remote().bareGit("update-ref", REF, "refs/gitops/dev");
        try (HistoryStore store = bed.store("3")) {
            Golden.assertFails(
                    "history_environment", Map.of("commit", bed.remote().bareGit("rev-parse", REF)), () -> last(store));
        }
    }

    @Test
    void b80_aMergeIsTold() {
        String message = bed.remote().bareGit("log", "-1", "--format=%B", REF).replace("Sequence: 3", "Sequence: 4");
        set(REF, bareCommit(message, REF, REF + "~1"));
        try (HistoryStore store = bed.store()) {
            Golden.assertFails(
                    "history_merge", Map.of("commit", bed.remote().bareGit("rev-parse", REF)), () -> last(store));
        }
    }

    @Test
    void b80_aRecordLeftOutIsTold() {
        String message = bed.remote().bareGit("log", "-1", "--format=%B", REF);
        String skipping = bareCommit(message, REF + "~2");
        set(REF, skipping);
        try (HistoryStore store = bed.store("2")) {
            Golden.assertFails(
                    "history_left_out",
                    Map.of("commit", skipping, "parent", bed.remote().bareGit("rev-parse", REF + "~1")),
                    () -> all(store));
        }
    }

    @Test
    void b80_aRecordWithoutItsFileIsTold() {
        String message = bed.remote().bareGit("log", "-1", "--format=%B", REF).replace("Sequence: 3", "Sequence: 4");
        String emptyTree = bed.remote().bareGit("hash-object", "-t", "tree", "-w", "/dev/null");
        String bare = bed.remote()
                .bareGit("commit-tree", emptyTree, "-p", REF, "-m", message)
                .strip();
        set(REF, bare);
        try (HistoryStore store = bed.store()) {
            Golden.assertFails("history_no_file", Map.of("commit", bare), () -> all(store));
        }
    }

    @Test
    void f22_aHistoryThatIsGoneIsNotBegunAnew() {
        bed.remote().bareGit("update-ref", "-d", REF);
        try (HistoryStore store = bed.store()) {
            Golden.assertFails("history_gone", words(), () -> last(store));
            Golden.assertKind(FailureKind.INTERNAL, () -> append(store, line(4)));
            Golden.assertKind(FailureKind.INTERNAL, () -> append(store, line(1)));
        }
        bed.localGit("1", "push", "--quiet", bed.remote().bare().toString(), REF);
        try (HistoryStore store = bed.store()) {
            append(store, line(4));
            assertThat(numbers(store)).containsExactly(4L, 3L, 2L, 1L);
        }
    }

    @Test
    void f18_aHistoryThatWasRewrittenIsNotBelieved() {
        set(REF, bed.remote().bareGit("rev-parse", REF + "~1"));
        try (HistoryStore store = bed.store()) {
            Golden.assertFails(
                    "history_rewritten",
                    Map.of(
                            "url",
                            bed.remote().url(),
                            "local",
                            bed.local("1").toString(),
                            "now",
                            bed.remote().bareGit("rev-parse", REF).substring(0, 12)),
                    () -> last(store));
            Golden.assertKind(FailureKind.INTERNAL, () -> append(store, line(4)));
        }
    }

    @Test
    void aRefThatMayNotBePushedIsTold() throws IOException {
        Path hook = bed.remote().bare().resolve("hooks/pre-receive");
        TestRemote.write(hook, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (HistoryStore store = bed.store()) {
            Golden.assertFails("history_refused", words(), () -> append(store, line(4)));
            assertThat(last(store)).isEqualTo(3);
        }
    }

    @Test
    void aLoginThatIsRefusedIsNoReasonToRecordLocally() {
        server.requireLogin("ann", "secret");
        try (HistoryStore store = bed.store()) {
            Golden.assertFails("history_auth", words(), () -> append(store, line(4)));
            Golden.assertKind(FailureKind.AUTH, () -> last(store));
        }
    }

    @Test
    void anUnusableFolderIsTold() {
        TestRemote.write(bed.machine("4"), "a file");
        try (HistoryStore store = bed.store("4", WhenAway.REFUSE)) {
            Golden.assertFails(
                    "history_local",
                    Map.of(
                            "local",
                            bed.local("4").toString(),
                            "machine",
                            bed.machine("4").toString()),
                    () -> last(store));
        }
    }

    private Map<String, String> words() {
        return Map.of("url", bed.remote().url(), "local", bed.local("1").toString());
    }

    private void set(String ref, String commit) {
        bed.remote().bareGit("update-ref", ref, commit);
    }

    /** A commit of plain git with the newest record's tree. */
    private String bareCommit(String message, String... parents) {
        List<String> words = new ArrayList<>(List.of("commit-tree", REF + "^{tree}"));
        for (String parent : parents) {
            words.addAll(List.of("-p", parent));
        }
        words.addAll(List.of("-m", message));
        return bed.remote().bareGit(words.toArray(String[]::new));
    }
}
