package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may sign, who owns what and who has approved, by files of the repository that cannot loosen the rule that judges them. */
class RepositoryPermissionsTest extends PermissionsBed {
    // Who may sign.

    @Test
    void commitThatAddsItsOwnSignerIsRefused() {
        String trusted = introduction("");
        String bad = repo.commit(mallory, Map.of(SIGNERS, team() + mallory.allowedAs("mallory@example.com")));
        repo.push();
        try (Source source = source(Verification.every(trusted))) {
            assertUnknown(source, bad, mallory);
        }
    }

    @Test
    void addedSignerMaySignWhatFollows() {
        String trusted = introduction("");
        repo.commit(ann, Map.of(SIGNERS, team() + mallory.allowedAs("mallory@example.com")));
        String next = repo.commit(mallory, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(Verification.every(trusted))) {
            assertTaken(source, next);
        }
    }

    @Test
    void removedSignerKeepsThePastAndLosesWhatFollows() {
        String trusted = introduction("");
        repo.commit(bob, Map.of("a.yaml", "1"));
        String removal = repo.commit(ann, Map.of(SIGNERS, ann.allowedAs("ann@example.com")));
        repo.push();
        try (Source source = source(Verification.every(trusted))) {
            assertTaken(source, removal);
            String bad = repo.commit(bob, Map.of("a.yaml", "2"));
            repo.push();
            assertUnknown(source, bad, bob);
        }
    }

    @Test
    void removedSignerCannotGoBackToWhereTheyWereAllowed() {
        repo.unsigned(Map.of(SIGNERS, team() + mallory.allowedAs("mallory@example.com")));
        String trusted = introduction("");
        repo.branch("side", trusted + "~1");
        String bad = repo.commit(mallory, Map.of("b.yaml", "1"));
        repo.branch("main", trusted);
        repo.merge(ann, "side");
        repo.push();
        try (Source source = source(Verification.every(trusted))) {
            assertUnknown(source, bad, mallory);
        }
    }

    @Test
    void mergeIsJudgedByBothItsParents() {
        String trusted = introduction("");
        repo.branch("side", trusted);
        repo.commit(ann, Map.of("b.yaml", "1"));
        repo.branch("main", trusted);
        repo.commit(ann, Map.of(SIGNERS, team() + mallory.allowedAs("mallory@example.com")));
        String merge = repo.merge(mallory, "side");
        repo.push();
        try (Source source = source(Verification.every(trusted))) {
            assertUnknown(source, merge, mallory);
        }
    }

    @Test
    void revocationByTheOperatorBeatsTheRepository() {
        String trusted = introduction("");
        String commit = repo.commit(bob, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(Verification.every(trusted).revokedKeys(bob.publicKey()))) {
            Golden.assertFails(
                    "permission_revoked",
                    Map.of("commit", commit, "key", bob.fingerprint()),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void rulesThatNobodyCouldReadAreRefusedWithTheirCommit() {
        String trusted = introduction("");
        String bad = repo.commit(ann, Map.of(SIGNERS, "nonsense\n"));
        repo.push();
        try (Source source = source(Verification.every(trusted))) {
            Golden.assertFails(
                    "permission_unreadable", Map.of("commit", bad), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void lastSignerCannotBeTakenOut() {
        String trusted = introduction("");
        String bad = repo.commit(ann, Map.of(SIGNERS, "# nobody\n"));
        repo.push();
        try (Source source = source(Verification.every(trusted))) {
            Golden.assertFails("permission_nobody", Map.of("commit", bad), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void keysOfOpenPgpMayBeInTheRepositoryToo() {
        try (GnuPgHome gpg = new GnuPgHome(scratch.resolve("gnupg"), Instant.parse("2026-05-01T00:00:00Z"))) {
            GnuPgHome.Key dora = gpg.make("Dora <dora@example.com>", "never");
            String trusted = repo.unsigned(Map.of(".gitops/keyring.asc", gpg.export(dora)));
            String commit = repo.commit(dora, Map.of("a.yaml", "1"));
            repo.push();
            try (Source source = source(Verification.every(trusted))) {
                assertTaken(source, commit);
            }
        }
    }

    // Who owns what.

    @Test
    void changeByItsOwnerIsTaken() {
        String trusted = introduction("/prod/ @ann\n");
        repo.commit(ann, Map.of("prod/a.yaml", "1"));
        String free = repo.commit(bob, Map.of("dev/a.yaml", "1"));
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertTaken(source, free);
        }
    }

    @Test
    void changeWithoutItsOwnerIsRefused() {
        String trusted = introduction("/prod/ @ann\n");
        String bad = repo.commit(bob, Map.of("prod/a.yaml", "1"));
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, bad, "prod/a.yaml", "@ann");
        }
    }

    @Test
    void deletionAndModeNeedTheOwnerToo() {
        String trusted = introduction("/prod/ @ann\n");
        repo.commit(ann, Map.of("prod/a.yaml", "1"));
        repo.git("update-index", "--chmod=+x", "prod/a.yaml");
        String mode = repo.commitStaged(bob, "Mode");
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, mode, "prod/a.yaml", "@ann");
        }
        repo.git("reset", "--quiet", "--hard", mode + "~1");
        repo.git("rm", "--quiet", "prod/a.yaml");
        String deletion = repo.commitStaged(bob, "Delete");
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, deletion, "prod/a.yaml", "@ann");
        }
    }

    @Test
    void lastMatchingLineDecides() {
        String trusted = introduction("* @ann\n*.md\n/prod/ @ann\n/prod/bob/ @bob\n");
        repo.commit(bob, Map.of("prod/bob/a.yaml", "1", "README.md", "1"));
        String bad = repo.commit(ann, Map.of("prod/bob/a.yaml", "2"));
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, bad, "prod/bob/a.yaml", "@bob");
        }
    }

    @Test
    void ownersMergeCoversWhatItBringsIn() {
        String trusted = introduction("/prod/ @ann\n");
        repo.branch("side", trusted);
        repo.commit(bob, Map.of("prod/a.yaml", "1"));
        repo.branch("main", trusted);
        String merge = repo.merge(ann, "side");
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertTaken(source, merge);
            assertThat(info(source, merge).approvals()).containsExactly("ann@example.com");
        }
    }

    @Test
    void mergeOfSomebodyElseDoesNot() {
        String trusted = introduction("/prod/ @ann\n");
        repo.branch("side", trusted);
        String bad = repo.commit(bob, Map.of("prod/a.yaml", "1"));
        repo.branch("main", trusted);
        repo.merge(carl, "side");
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, bad, "prod/a.yaml", "@ann");
        }
    }

    @Test
    void mergeThatSmugglesAChangeNeedsItsOwner() {
        String trusted = introduction("/prod/ @ann\n");
        repo.branch("side", trusted);
        repo.commit(bob, Map.of("dev/a.yaml", "1"));
        repo.branch("main", trusted);
        repo.signed(bob, "merge", "--quiet", "--no-ff", "--no-commit", "side");
        TestRemote.write(repo.remote().work().folder().resolve("prod/evil.yaml"), "1");
        repo.git("add", "--all");
        String merge = repo.commitStaged(bob, "Merge");
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/evil.yaml", "@ann");
        }
    }

    @Test
    void mergeThatRevertsASideNeedsItsOwnerWhicheverParentIsFirst() {
        String trusted = introduction("/prod/ @ann\n");
        repo.branch("side", trusted);
        repo.commit(bob, Map.of("dev/a.yaml", "1"));
        repo.branch("main", trusted);
        repo.commit(ann, Map.of("prod/fix.yaml", "1"));
        repo.checkout("side");
        repo.signed(bob, "merge", "--quiet", "-S", "--strategy", "ours", "--message", "Merge", "main");
        String merge = repo.git("rev-parse", "HEAD");
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/fix.yaml", "@ann");
        }
    }

    @Test
    void newOwnersFileInAPlaceThatGoesBeforeNeedsTheOwnersOfTheOldOne() {
        String trusted = introduction("/CODEOWNERS @ann\n/prod/ @ann\n");
        String bad = repo.commit(bob, Map.of(".github/CODEOWNERS", "* @bob\n"));
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, bad, ".github/CODEOWNERS", "@ann");
        }
    }

    @Test
    void ownersOfACommitAreThoseOfItsParent() {
        String trusted = introduction("/CODEOWNERS @ann\n/prod/ @ann\n");
        String bad = repo.commit(ann, Map.of("CODEOWNERS", "/CODEOWNERS @ann\n/prod/ @bob\n"));
        String taken = repo.commit(bob, Map.of("prod/a.yaml", "1"));
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertTaken(source, taken);
            assertThat(bad).isNotEqualTo(taken);
        }
    }

    // Approvals.

    @Test
    void changeWaitsForItsApprovalAndIsTakenWithIt() {
        String trusted = introduction("");
        String change = repo.commit(bob, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, change, 1, 0, "");
            assertApprovals(source, change, 1, 0, "");
            String approval = repo.approve(ann, change);
            repo.push();
            assertTaken(source, approval);
            assertThat(info(source, approval).approvals()).containsExactly("ann@example.com");
            assertThat(info(source, approval).signer()).contains("ann@example.com (" + ann.fingerprint() + ")");
        }
    }

    @Test
    void ownApprovalsAndSecondKeysOfOnePersonDoNotCount() {
        SshKey second = SshKey.make(scratch.resolve("keys"), "bob2");
        String trusted = introduction("", team() + second.allowedAs("bob@example.com"));
        String change = repo.commit(bob, Map.of("a.yaml", "1"));
        repo.approve(bob, change);
        repo.approve(second, change);
        repo.push();
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, change, 1, 0, "");
        }
    }

    @Test
    void twoApprovalsAreOfTwoPeople() {
        String trusted = introduction("");
        String change = repo.commit(bob, Map.of("a.yaml", "1"));
        repo.approve(ann, change);
        repo.approve(ann, change);
        repo.push();
        try (Source source = source(Verification.every(trusted).approvals(2))) {
            assertApprovals(source, change, 2, 1, " (ann@example.com)");
            String last = repo.approve(carl, change);
            repo.push();
            assertTaken(source, last);
            assertThat(info(source, last).approvals()).containsExactly("ann@example.com", "carl@example.com");
        }
        try (Source restarted = source(Verification.every(trusted).approvals(2))) {
            assertThat(info(restarted, repo.git("rev-parse", "HEAD")).approvals())
                    .containsExactly("ann@example.com", "carl@example.com");
        }
    }

    @Test
    void ownersApprovalCoversAChange() {
        String trusted = introduction("/prod/ @ann\n");
        String change = repo.commit(bob, Map.of("prod/a.yaml", "1"));
        repo.approve(carl, change);
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, change, "prod/a.yaml", "@ann");
            assertTakenOnceApproved(source, ann, change);
        }
    }

    @Test
    void approvalIsOfOneCommitAndNotOfWhatReplacesIt() {
        String trusted = introduction("");
        String change = repo.commit(bob, Map.of("a.yaml", "1"));
        repo.approve(ann, change);
        String other = repo.commit(bob, Map.of("a.yaml", "2"));
        repo.push();
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, other, 1, 0, "");
        }
    }

    @Test
    void approvalBesideARefusedChangeOfTheRulesNeverCounts() {
        String trusted = introduction("");
        String change = repo.commit(bob, Map.of("a.yaml", "1"));
        // Bob makes a second person of himself, and approves his own change with it.
        repo.commit(bob, Map.of(SIGNERS, team() + mallory.allowedAs("ann2@example.com")));
        repo.approve(mallory, change);
        repo.push();
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, change, 1, 0, "");
            repo.git("reset", "--quiet", "--hard", change);
            repo.push();
            assertApprovals(source, change, 1, 0, "");
        }
    }

    @Test
    void mergeOfAnotherPersonIsAnApproval() {
        String trusted = introduction("");
        repo.branch("side", trusted);
        String change = repo.commit(bob, Map.of("a.yaml", "1"));
        repo.branch("main", trusted);
        repo.merge(bob, "side");
        repo.push();
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, change, 1, 0, "");
            repo.git("reset", "--quiet", "--hard", trusted);
            String merge = repo.merge(carl, "side");
            repo.push();
            assertTaken(source, merge);
            assertThat(info(source, merge).approvals()).containsExactly("carl@example.com");
        }
    }
}
