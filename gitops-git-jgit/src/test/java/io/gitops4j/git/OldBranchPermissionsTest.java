package io.gitops4j.git;

import io.gitops4j.spi.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody gets rights from history that begins beside the trusted commit. */
class OldBranchPermissionsTest extends PermissionsBed {
    private static final String LOOSE = "/prod/ @bob\n";
    private static final String TIGHT = "/.gitops/ @ann\n/CODEOWNERS @ann\n/prod/ @ann\n";

    // What forks off before the introduction has the rules of then in its files.

    @Test
    void formerOwnerDoesNotComeBackByTheSecondCommitOfABranchFromBeforeTheIntroduction() {
        String old = introduction(LOOSE);
        String trusted = introduction(TIGHT);
        repo.branch("side", old);
        repo.commit(bob, Map.of("dev/a.yaml", "1"));
        repo.commit(bob, Map.of("prod/web.yaml", "1"));
        String merge = mergeSideInto(trusted);
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/web.yaml", "@ann");
            assertTakenOnceApproved(source, ann, merge);
        }
    }

    @Test
    void formerSignerDoesNotComeBackOnTopOfASignersCommitFromBeforeTheIntroduction() {
        String old = introduction(TIGHT, team() + mallory.allowedAs("mallory@example.com,@ann"));
        String trusted = introduction(TIGHT);
        repo.branch("side", old);
        repo.commit(bob, Map.of("dev/a.yaml", "1"));
        repo.commit(mallory, Map.of("prod/web.yaml", "1"));
        String merge = mergeSideInto(trusted);
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/web.yaml", "@ann");
        }
    }

    @Test
    void formerSignersDoNotApproveEachOtherOnABranchFromBeforeTheIntroduction() {
        String old = introduction("", team() + mallory.allowedAs("mallory@example.com"));
        String trusted = introduction("");
        repo.branch("side", old);
        String first = repo.commit(bob, Map.of("dev/a.yaml", "1"));
        repo.approve(carl, first);
        String second = repo.commit(bob, Map.of("prod/web.yaml", "1"));
        repo.approve(mallory, second);
        String merge = mergeSideInto(trusted);
        try (Source source = source(Verification.every(trusted).approvals(1))) {
            assertApprovals(source, merge, 1, 0, "");
        }
    }

    @Test
    void looserIntroductionDoesNotOutliveItsTighteningOnAnOlderBranch() {
        String old = introduction(TIGHT);
        String trusted = introduction("/.gitops/ @ann\n/CODEOWNERS @ann\n/prod/ @bob\n");
        String tight = repo.commit(ann, Map.of("CODEOWNERS", TIGHT));
        repo.branch("side", old);
        repo.commit(bob, Map.of("prod/web.yaml", "1"));
        String merge = mergeSideInto(tight);
        try (Source source = source(owned(trusted))) {
            assertNoOwner(source, merge, "prod/web.yaml", "@ann");
        }
    }

    @Test
    void historyOfItsOwnWithoutOwnersBringsNothingInToThoseWhoHaveThem() {
        String trusted = introduction(TIGHT);
        repo.git("checkout", "--quiet", "--orphan", "side");
        repo.git("rm", "--quiet", "-r", "--cached", ".");
        repo.git("clean", "--quiet", "-d", "--force");
        repo.commit(bob, Map.of("dev/a.yaml", "1"));
        repo.commit(bob, Map.of("prod/web.yaml", "1"));
        repo.branch("main", trusted);
        repo.signed(
                bob, "merge", "--quiet", "--no-ff", "-S", "--allow-unrelated-histories", "--message", "Merge", "side");
        String merge = repo.git("rev-parse", "HEAD");
        repo.push();
        try (Source source = ofOperator(owned(trusted))) {
            assertNoOwner(source, merge, "prod/web.yaml", "@ann");
        }
    }

    @Test
    void branchFromBeforeTheIntroductionWithItsRulesNeedsNobody() {
        String old = introduction(TIGHT);
        String trusted = repo.unsigned(Map.of("README.md", "1"));
        repo.branch("side", old);
        repo.commit(bob, Map.of("dev/a.yaml", "1"));
        repo.commit(bob, Map.of("dev/b.yaml", "1"));
        String merge = mergeSideInto(trusted);
        try (Source source = source(owned(trusted))) {
            assertTaken(source, merge);
        }
    }

    /** With the keys in the configuration. */
    private Source ofOperator(Verification.Builder verification) {
        Verification built = verification.allowedSigners(team()).build();
        return new GitSource("shop", repo.remote().options().verification(built).build(), clock);
    }
}
