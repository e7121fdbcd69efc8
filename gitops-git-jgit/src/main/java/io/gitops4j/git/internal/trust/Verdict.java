package io.gitops4j.git.internal.trust;

import java.util.function.Function;

/** What came of checking a signature. */
sealed interface Verdict {
    /** It is good, and by somebody who may sign. */
    record Good(Signer signer) implements Verdict {
        @Override
        public <X extends RuntimeException> Signer orThrow(Function<Refused, X> refusal) {
            return signer;
        }
    }

    /**
     * It is not, or nobody can tell.
     *
     * @param reason with the fingerprint of the key where there is one; goes on from "commit X ..."
     * @param remedy empty for what helps against any bad signature
     */
    record Refused(String reason, String remedy) implements Verdict {
        @Override
        public <X extends RuntimeException> Signer orThrow(Function<Refused, X> refusal) {
            throw refusal.apply(this);
        }
    }

    /** Who made it, where it is good. */
    <X extends RuntimeException> Signer orThrow(Function<Refused, X> refusal);

    /** A refusal for a signature. */
    static Refused refused(String reason) {
        return new Refused(reason, "");
    }
}
