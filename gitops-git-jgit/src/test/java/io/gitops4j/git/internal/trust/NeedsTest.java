package io.gitops4j.git.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static final SigningKeys KEYS =
            new SigningKeys(AllowedSigners.NONE, OpenPgpKeys.NONE, new RevokedKeys(Set.of()));
    private static final Signer BOB = new Signer(List.of("bob@example.com", "@bob"), "SHA256:bob");

    private final Rules asking = rules("/prod/ @ann\n");
    private final Needs needs = new Needs(List.of(asking), List.of(BOB));

    @Test
    void pathIsAskedOfThoseWithTheRulesToWhichItIsNew() {
        needs.add("prod/web.yaml", rules("/prod/ @ann\n"));
        assertThat(needs.judgements().get(0).asked()).containsOnlyKeys(List.of("@ann"));
    }

    /** A keyring that was forgotten and read again is not equal to itself. */
    @Test
    void pathOfRulesThatNobodySeemsToHaveIsAskedOfAll() {
        needs.add("prod/web.yaml", rules("/prod/ @carl\n"));
        assertThat(needs.changes()).isTrue();
        assertThat(needs.judgements().get(0).asked()).containsOnlyKeys(List.of("@ann"));
    }

    private static Rules rules(String owners) {
        return new Rules(KEYS, Optional.of(CodeOwners.parse(new TrustFile("CODEOWNERS", owners))));
    }
}
