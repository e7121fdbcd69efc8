package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody gets by their own commits, or by going back, what the rules do not give them. */
class LoosenedPermissionsTest extends PermissionsBed {
    private static final String OWNERS = "/.gitops/ @ann\n/CODEOWNERS @ann\n/prod/ @ann\n";

    // Who stands by a commit is named by the rules that judge it.

    @Test
    void approverWhomTheCommitItselfNamesIsNobody() {
        String trusted = introduction(OWNERS);
        String rules = repo.commit(bob, Map.of(SIGNERS, team() + mallory.allowedAs("eve@example.com,@ann")));
        String change = repo.commit(bob, Map.of("prod/web.yaml", "1"));
        repo.approve(mallory, rules, change);
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, rules, SIGNERS, "@ann");
        }
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, rules, 1, 0, "");
        }
    }

    @Test
    void mergerWhomTheCommitItselfNamesIsNobody() {
        String trusted = introduction(OWNERS);
        String signers = team() + mallory.allowedAs("eve@example.com,@ann");
        repo.branch("one", trusted);
        repo.commit(bob, Map.of(SIGNERS, signers));
        repo.branch("two", trusted);
        repo.commit(bob, Map.of(SIGNERS, signers, "dev/two.yaml", "1"));
        // Each of the two lets in who merges the other one.
        repo.branch("first", "one");
        repo.merge(mallory, "two");
        repo.branch("second", "two");
        repo.merge(mallory, "one");
        repo.branch("main", "first");
        repo.merge(mallory, "second");
        repo.push();
        try (Source source = source(owned(trusted))) {
            // Of the two, either may be judged first.
            assertThatThrownBy(() -> source.resolve(TestOperation.live()))
                    .isInstanceOf(GitOpsException.class)
                    .hasMessageContaining("changes " + SIGNERS + " without its owner @ann");
        }
    }

    @Test
    void changeUnderAnAcceptedCommitIsNotApprovedByASignerWhomItDoesNotKnow() {
        String trusted = introduction(OWNERS);
        String change = repo.commit(bob, Map.of("prod/web.yaml", "1"));
        repo.commit(ann, Map.of(SIGNERS, team() + mallory.allowedAs("mallory@example.com,@ann")));
        repo.approve(mallory, change);
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, change, "prod/web.yaml", "@ann");
            assertTakenOnceApproved(source, ann, change);
        }
    }

    @Test
    void renamedSignerIsNoSecondPerson() {
        String trusted = introduction("");
        String change = repo.commit(bob, Map.of("a.yaml", "1"));
        String rules = repo.commit(
                ann, Map.of(SIGNERS, ann.allowedAs("ann@example.com,@ann") + bob.allowedAs("robert@example.com")));
        repo.approve(bob, change, rules);
        repo.push();
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, change, 1, 0, "");
        }
    }

    @Test
    void removedSignerDoesNotApproveWhatIsNewerThanTheirRemoval() {
        String trusted = introduction(OWNERS);
        repo.commit(ann, Map.of(SIGNERS, withoutAnn()));
        String change = repo.commit(bob, Map.of("prod/web.yaml", "1"));
        repo.branch("side", trusted);
        String approval = repo.approve(ann, change);
        String merge = mergeSideInto(change);
        try (Source source = source(owned(trusted))) {
            assertFormer(source, merge, approval);
        }
    }

    @Test
    void removedSignerDoesNotApproveFromBeforeTheirRemovalWhatWaitsOnTheOtherSide() {
        String trusted = introduction(OWNERS);
        String change = repo.commit(bob, Map.of("prod/web.yaml", "1"));
        String removal = repo.commit(ann, Map.of(SIGNERS, withoutAnn()));
        repo.branch("side", change);
        String approval = repo.approve(ann, change);
        String merge = mergeSideInto(removal);
        try (Source source = source(owned(trusted))) {
            assertFormer(source, merge, approval);
        }
    }

    @Test
    void removedSignerDoesNotMergeFromBeforeTheirRemovalWhatWaitsOnTheOtherSide() {
        String trusted = introduction(OWNERS);
        String change = repo.commit(bob, Map.of("prod/web.yaml", "1"));
        String removal = repo.commit(ann, Map.of(SIGNERS, withoutAnn()));
        repo.branch("change", change);
        repo.branch("side", trusted);
        String pull = repo.merge(ann, "change");
        String merge = mergeSideInto(removal);
        try (Source source = source(owned(trusted))) {
            assertFormer(source, merge, pull);
        }
    }

    // What begins before a change of the rules is judged by the new ones where it comes in.

    @Test
    void formerOwnerDoesNotComeBackFromBeforeTheRulesWereTightened() {
        String trusted = introduction("/.gitops/ @ann\n/CODEOWNERS @ann\n/prod/ @bob\n");
        String tight = repo.commit(ann, Map.of("CODEOWNERS", OWNERS));
        repo.branch("side", trusted);
        repo.commit(bob, Map.of("prod/web.yaml", "1"));
        String merge = mergeSideInto(tight);
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/web.yaml", "@ann");
            assertTakenOnceApproved(source, ann, merge);
        }
    }

    @Test
    void formerOwnerDoesNotComeBackByCallingTheOldSideTheFirst() {
        String trusted = introduction("/.gitops/ @ann\n/CODEOWNERS @ann\n/prod/ @bob\n");
        repo.commit(ann, Map.of("CODEOWNERS", OWNERS));
        repo.branch("side", trusted);
        repo.commit(bob, Map.of("prod/web.yaml", "1"));
        String merge = repo.merge(bob, "main");
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/web.yaml", "@ann");
        }
    }

    @Test
    void oldSideThatCopiesTheNewRulesDoesNotComeBackEither() {
        String trusted = introduction("/.gitops/ @ann\n/prod/ @bob\n");
        String tight = repo.commit(ann, Map.of("CODEOWNERS", OWNERS));
        repo.branch("side", trusted);
        repo.commit(bob, Map.of("prod/web.yaml", "1"));
        repo.commit(bob, Map.of("CODEOWNERS", OWNERS));
        String merge = mergeSideInto(tight);
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/web.yaml", "@ann");
        }
    }

    @Test
    void signersFileIsNotChangedFromBeforeItHadAnOwner() {
        String trusted = introduction("/prod/ @ann\n");
        String tight = repo.commit(ann, Map.of("CODEOWNERS", OWNERS));
        repo.branch("side", trusted);
        repo.commit(bob, Map.of(SIGNERS, team() + mallory.allowedAs("eve@example.com,@ann")));
        repo.branch("main", tight);
        String merge = repo.merge(bob, "side");
        repo.commit(mallory, Map.of("prod/web.yaml", "1"));
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, SIGNERS, "@ann");
        }
    }

    @Test
    void removedSignersCommitsNeedWhoTheNewRulesAsk() {
        String trusted = introduction(OWNERS);
        String removal = repo.commit(ann, Map.of(SIGNERS, withoutAnn()));
        repo.branch("side", trusted);
        repo.commit(ann, Map.of("prod/web.yaml", "1"));
        String merge = mergeSideInto(removal);
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/web.yaml", "@ann");
            assertTakenOnceApproved(source, carl, merge);
        }
    }

    @Test
    void removedSignersCommitsNeedAnApprovalOfTheirMerge() {
        String trusted = introduction("");
        String removal = repo.commit(ann, Map.of(SIGNERS, withoutAnn()));
        repo.branch("side", trusted);
        String change = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.branch("main", removal);
        String merge = repo.merge(bob, "side");
        repo.approve(carl, removal, change);
        repo.push();
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, merge, 1, 0, "");
        }
    }

    @Test
    void whereNobodyIsAskedAMergeOfATrustedSignerVouchesForARemovedOnesCommits() {
        String trusted = introduction("");
        String removal = repo.commit(ann, Map.of(SIGNERS, withoutAnn()));
        repo.branch("side", trusted);
        repo.commit(ann, Map.of("a.yaml", "1"));
        String own = repo.merge(ann, "main");
        repo.push();
        try (Source source = source(Verification.every(trusted))) {
            assertUnknown(source, own, ann);
        }
        repo.git("reset", "--quiet", "--hard", own + "~1");
        String merge = mergeSideInto(removal);
        try (Source source = source(Verification.every(trusted))) {
            assertTaken(source, merge);
        }
    }

    @Test
    void mergeAcrossOtherChangesThanTheRulesNeedsNobody() {
        String trusted = introduction(OWNERS);
        repo.branch("side", trusted);
        repo.commit(ann, Map.of("prod/web.yaml", "1"));
        repo.branch("main", trusted);
        repo.commit(bob, Map.of("dev/web.yaml", "1"));
        String merge = repo.merge(bob, "side");
        repo.push();
        try (Source source = source(owned(trusted))) {
            assertTaken(source, merge);
        }
    }

    private static void assertFormer(Source source, String merge, String brought) {
        Golden.assertFails(
                "permission_former",
                Map.of("commit", merge, "brought", brought),
                () -> source.resolve(TestOperation.live()));
    }

    private String withoutAnn() {
        return bob.allowedAs("bob@example.com,@bob") + carl.allowedAs("carl@example.com,@carl,@ann");
    }
}
