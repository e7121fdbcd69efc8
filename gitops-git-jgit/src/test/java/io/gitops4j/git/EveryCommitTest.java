package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every commit since the trusted one has to be signed. */
class EveryCommitTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path scratch;

    private final VirtualClock clock = VirtualClock.startingAt(NOW);
    private SignedRepo repo;
    private SshKey ann;
    private SshKey bob;
    private String trusted;

    @BeforeEach
    void start() {
        repo = SignedRepo.in(scratch);
        ann = SshKey.make(scratch.resolve("keys"), "ann");
        bob = SshKey.make(scratch.resolve("keys"), "bob");
        repo.unsigned(Map.of("old.yaml", "0"));
        trusted = repo.unsigned(Map.of("old.yaml", "1"));
        repo.push();
    }

    @Test
    void b69_signedHistoryOnTopOfTheTrustedCommitIsTaken() {
        try (Source source = source(lines())) {
            assertTaken(source, trusted);
            repo.commit(ann, Map.of("a.yaml", "1"));
            String second = repo.commit(bob, Map.of("a.yaml", "2"));
            repo.push();
            assertTaken(source, second);
            assertThat(signer(source, second)).isEqualTo("bob@example.com (" + bob.fingerprint() + ")");
        }
    }

    @Test
    void b69_unsignedParentIsRefusedUnderASignedCommit() {
        String unsigned = repo.unsigned(Map.of("a.yaml", "1"));
        repo.commit(ann, Map.of("a.yaml", "2"));
        repo.push();
        try (Source source = source(lines())) {
            assertRefused("b69_unsignedParent", source, unsigned);
        }
    }

    @Test
    void b69_unsignedCommitOnTheMergedSideIsRefused() {
        repo.branch("side", trusted);
        String unsigned = repo.unsigned(Map.of("b.yaml", "1"));
        repo.branch("main", trusted);
        repo.commit(ann, Map.of("a.yaml", "1"));
        repo.merge(ann, "side");
        repo.push();
        try (Source source = source(lines())) {
            assertRefused("b69_unsignedParent", source, unsigned);
        }
    }

    @Test
    void b69_sideBranchFromBeforeTheTrustedCommitIsJudgedToo() {
        repo.branch("side", trusted + "~1");
        String unsigned = repo.unsigned(Map.of("b.yaml", "1"));
        repo.branch("main", trusted);
        repo.merge(ann, "side");
        repo.push();
        try (Source source = source(lines())) {
            assertRefused("b69_unsignedParent", source, unsigned);
        }
    }

    @Test
    void b69_signedMergeOfASignedSideIsTaken() {
        repo.branch("side", trusted + "~1");
        repo.commit(bob, Map.of("b.yaml", "1"));
        repo.branch("main", trusted);
        String merge = repo.merge(ann, "side");
        repo.push();
        try (Source source = source(lines())) {
            assertTaken(source, merge);
        }
    }

    @Test
    void b69_badCommitIsRefusedAlsoWhenItWasHiddenByAcceptedOnes() {
        try (Source source = source(lines())) {
            repo.commit(ann, Map.of("a.yaml", "1"));
            repo.push();
            source.resolve(TestOperation.live());
            String unsigned = repo.unsigned(Map.of("a.yaml", "2"));
            repo.commit(ann, Map.of("a.yaml", "3"));
            repo.push();
            assertRefused("b69_unsignedParent", source, unsigned);
            assertRefused("b69_unsignedParent", source, unsigned);
        }
    }

    @Test
    void b69_backDatedCommitOfAnExpiredKeyIsRefusedUnderAGoodOne() {
        String backDated = repo.commitAt(Instant.parse("2026-01-01T00:10:00Z"), ann, Map.of("a.yaml", "1"));
        repo.commit(bob, Map.of("a.yaml", "2"));
        repo.push();
        String lines = "ann@example.com valid-before=\"20260501\" " + ann.publicKey() + "\n"
                + bob.allowedAs("bob@example.com");
        try (Source source = source(lines)) {
            Golden.assertFails(
                    "b69_expiredParent",
                    Map.of("commit", backDated, "key", ann.fingerprint()),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_historyStaysGoodWhenItsKeyExpires() {
        String lines = "ann@example.com valid-before=\"20260701\" " + ann.publicKey() + "\n"
                + bob.allowedAs("bob@example.com");
        repo.commit(ann, Map.of("a.yaml", "1"));
        repo.commit(ann, Map.of("a.yaml", "2"));
        repo.push();
        try (Source source = source(lines)) {
            source.resolve(TestOperation.live());
        }
        clock.advance(Duration.ofDays(60));
        try (Source source = source(lines)) {
            String later = repo.commit(bob, Map.of("a.yaml", "3"));
            repo.push();
            assertTaken(source, later);
            String late = repo.commit(ann, Map.of("a.yaml", "4"));
            repo.push();
            Golden.assertFails(
                    "b69_expiredParent",
                    Map.of("commit", late, "key", ann.fingerprint()),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_historyOfAnExpiredKeyIsRefusedWhereNobodySawItInTime() throws Exception {
        String lines = "ann@example.com valid-before=\"20260701\" " + ann.publicKey() + "\n"
                + bob.allowedAs("bob@example.com");
        String first = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(lines)) {
            source.resolve(TestOperation.live());
        }
        clock.advance(Duration.ofDays(60));
        Files.delete(repo.remote().cache().resolve("first-seen"));
        try (Source source = source(lines)) {
            Golden.assertFails(
                    "b69_expiredParent",
                    Map.of("commit", first, "key", ann.fingerprint()),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_historyThatDoesNotHoldTheTrustedCommitIsRefused() {
        repo.branch("main", trusted + "~1");
        String other = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(lines())) {
            Golden.assertFails(
                    "b69_outside",
                    Map.of("commit", other, "trusted", trusted),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_trustedCommitThatIsNowhereIsRefused() {
        String tip = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        String nowhere = "1".repeat(40);
        try (Source source = source(Verification.every(nowhere).allowedSigners(lines()))) {
            Golden.assertFails(
                    "b69_outside",
                    Map.of("commit", tip, "trusted", nowhere),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_tooLongAHistoryIsRefusedBeforeItIsWalked() {
        repo.commit(ann, Map.of("a.yaml", "1"));
        repo.commit(ann, Map.of("a.yaml", "2"));
        String tip = repo.commit(ann, Map.of("a.yaml", "3"));
        repo.push();
        try (Source source =
                source(Verification.every(trusted).allowedSigners(lines()).maxCommits(2))) {
            Golden.assertFails(
                    "b69_tooMany",
                    Map.of("commit", tip, "trusted", trusted),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_earlierRevisionCanBeOpenedForARollback() {
        String first = repo.commit(ann, Map.of("a.yaml", "1"));
        String second = repo.commit(ann, Map.of("a.yaml", "2"));
        repo.push();
        try (Source source = source(lines())) {
            source.resolve(TestOperation.live());
            assertThat(TestRemote.contents(source, TestRemote.revision(first))).containsEntry("a.yaml", "1");
            assertTaken(source, second);
        }
    }

    @Test
    void b69_everyCommitUnderASignedTagIsJudged() {
        String unsigned = repo.unsigned(Map.of("a.yaml", "1"));
        repo.signed(ann, "tag", "--sign", "--message", "One", "v1");
        repo.git("push", "--quiet", "origin", "refs/tags/v1");
        Verification verification =
                Verification.every(trusted).allowedSigners(lines()).build();
        try (Source source = new GitSource(
                "shop",
                repo.remote().options().ref("v1").verification(verification).build(),
                clock)) {
            assertRefused("b69_unsignedParent", source, unsigned);
        }
    }

    @Test
    void b69_falseDatesDoNotDrawOldCommitsIn() {
        // The trusted commit claims to be older than its parents, which makes a walk by dates go past it.
        for (int i = 0; i < 20; i++) {
            repo.unsigned(Map.of("old.yaml", "n" + i));
        }
        repo.git(
                "-c",
                "alias.d=!GIT_COMMITTER_DATE='2001-01-01T00:00:00Z' git",
                "d",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "t");
        trusted = repo.git("rev-parse", "HEAD");
        String tip = repo.commitAt(Instant.parse("2000-01-01T00:00:00Z"), ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(lines())) {
            assertTaken(source, tip);
        }
    }

    private String lines() {
        return ann.allowedAs("ann@example.com") + bob.allowedAs("bob@example.com");
    }

    private static String signer(Source source, String commit) {
        try (Snapshot snapshot = source.snapshot(TestRemote.revision(commit), TestOperation.live())) {
            return snapshot.commit().signer().orElseThrow();
        }
    }

    private static void assertTaken(Source source, String commit) {
        assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
        source.snapshot(TestRemote.revision(commit), TestOperation.live()).close();
    }

    private static void assertRefused(String name, Source source, String commit) {
        Golden.assertFails(name, Map.of("commit", commit), () -> source.resolve(TestOperation.live()));
    }

    private Source source(String allowedSigners) {
        return source(Verification.every(trusted).allowedSigners(allowedSigners));
    }

    private Source source(Verification.Builder verification) {
        return new GitSource(
                "shop",
                repo.remote().options().verification(verification.build()).build(),
                clock);
    }
}
