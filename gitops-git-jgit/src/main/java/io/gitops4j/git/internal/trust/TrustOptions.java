package io.gitops4j.git.internal.trust;

import java.util.Optional;

/**
 * What a source asks of its commits.
 *
 * @param mode which commits are judged
 * @param keysInRepository whether the keys are files of the repository, and not of the configuration
 * @param allowedSigners path or lines; empty where there are none
 * @param openPgpKeys path or text; empty where there are none
 * @param revokedKeys path or lines; empty where there are none
 * @param trustedFrom the commit at which trust begins; empty where only the newest commit is judged
 * @param codeOwners whether changed paths need a signature of their owners
 * @param approvals how many others have to approve a change
 * @param maxCommits how many commits after the trusted one are judged
 */
public record TrustOptions(
        Mode mode,
        boolean keysInRepository,
        String allowedSigners,
        String openPgpKeys,
        String revokedKeys,
        Optional<String> trustedFrom,
        boolean codeOwners,
        int approvals,
        int maxCommits) {
    /** Which commits are judged. */
    public enum Mode {
        /** None. */
        OFF,
        /** The newest one, or the signed tag on it. */
        TIP,
        /** Each since the trusted one, merged ones too. */
        EVERY
    }

    /** Nothing is asked. */
    public static final TrustOptions OFF = new TrustOptions(Mode.OFF, false, "", "", "", Optional.empty(), false, 0, 1);

    /** Whether a commit may need anybody but its signer. */
    boolean asksOthers() {
        return codeOwners || approvals > 0;
    }
}
