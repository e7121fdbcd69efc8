package io.gitops4j.git.internal.trust;

import java.util.List;

/**
 * Somebody who stands by a commit, as those know them who judge that commit: not as they are known where they signed, since the commit
 * itself may have named them.
 *
 * @param signers one for each judgement of the commit, in their order
 */
record Supporter(List<Signer> signers) {
    Supporter {
        signers = List.copyOf(signers);
    }

    /** Whether any of those who judge the commit takes them for its signer. */
    boolean isSignerOf(Judged commit) {
        for (int i = 0; i < signers.size(); i++) {
            if (signers.get(i)
                    .person()
                    .equals(commit.judgements().get(i).signer().person())) {
                return true;
            }
        }
        return false;
    }
}
