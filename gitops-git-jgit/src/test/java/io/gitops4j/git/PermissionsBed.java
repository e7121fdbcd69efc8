package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository that says itself who may sign and who owns what, with three signers and one who is none. */
abstract class PermissionsBed {
    static final String SIGNERS = ".gitops/allowed_signers";

    @TempDir
    Path scratch;

    final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-06-01T00:00:00Z"));
    SignedRepo repo;
    SshKey ann;
    SshKey bob;
    SshKey carl;
    SshKey mallory;

    @BeforeEach
    void start() {
        repo = SignedRepo.in(scratch);
        Path keys = scratch.resolve("keys");
        ann = SshKey.make(keys, "ann");
        bob = SshKey.make(keys, "bob");
        carl = SshKey.make(keys, "carl");
        mallory = SshKey.make(keys, "mallory");
    }

    String team() {
        return ann.allowedAs("ann@example.com,@ann")
                + bob.allowedAs("bob@example.com,@bob")
                + carl.allowedAs("carl@example.com,@carl");
    }

    String introduction(String owners) {
        return introduction(owners, team());
    }

    String introduction(String owners, String signers) {
        String commit = repo.unsigned(Map.of(SIGNERS, signers, "CODEOWNERS", owners));
        repo.push();
        return commit;
    }

    /** Bob's merge of the branch "side", pushed. */
    String mergeSideInto(String commit) {
        repo.branch("main", commit);
        String merge = repo.merge(bob, "side");
        repo.push();
        return merge;
    }

    static Verification.Builder owned(String trusted) {
        return Verification.every(trusted).codeOwners(true);
    }

    Source source(Verification.Builder verification) {
        Verification built = verification.keysInRepository(true).build();
        return new GitSource("shop", repo.remote().options().verification(built).build(), clock);
    }

    static CommitInfo info(Source source, String commit) {
        try (Snapshot snapshot = source.snapshot(TestRemote.revision(commit), TestOperation.live())) {
            return snapshot.commit();
        }
    }

    static void assertTaken(Source source, String commit) {
        assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
    }

    /** With an approval that is pushed now. */
    void assertTakenOnceApproved(Source source, SshKey approver, String commit) {
        String approval = repo.approve(approver, commit);
        repo.push();
        assertTaken(source, approval);
    }

    static void assertUnknown(Source source, String commit, SshKey key) {
        Golden.assertFails(
                "permission_unknown",
                Map.of("commit", commit, "key", key.fingerprint()),
                () -> source.resolve(TestOperation.live()));
    }

    static void assertNoOwner(Source source, String commit, String path, String owner) {
        Golden.assertFails(
                "permission_owner",
                Map.of("commit", commit, "path", path, "owner", owner),
                () -> source.resolve(TestOperation.live()));
    }

    static void assertApprovals(Source source, String commit, int wanted, int have, String who) {
        Golden.assertFails(
                "permission_approvals",
                Map.of("commit", commit, "wanted", "" + wanted, "have", "" + have, "who", who),
                () -> source.resolve(TestOperation.live()));
    }
}
