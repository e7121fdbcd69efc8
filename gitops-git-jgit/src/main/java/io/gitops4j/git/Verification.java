package io.gitops4j.git;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.internal.trust.TrustOptions;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a {@link GitSource} asks of the commits that it reads: whose signatures they need, and whose approvals. Immutable. What is
 * asked, and what it cannot do, is told in {@code docs/permissions.md}.
 */
public final class Verification {
    /** Nothing is asked; whoever may push to the branch may deploy. */
    public static final Verification OFF = new Verification(TrustOptions.OFF);

    static final int DEFAULT_MAX_COMMITS = 10_000;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final TrustOptions values;

    private Verification(TrustOptions values) {
        this.values = values;
    }

    /** The newest commit, or the annotated tag on it, has to be signed by an allowed key. */
    public static Builder tip() {
        return new Builder(TrustOptions.Mode.TIP, Optional.empty());
    }

    /**
     * Every commit has to be signed by an allowed key, those on all sides of merges too.
     *
     * @param trustedFrom id of the commit at which trust begins, 40 hexadecimal digits; of it and of what is older nothing is asked
     */
    public static Builder every(String trustedFrom) {
        return new Builder(TrustOptions.Mode.EVERY, Optional.of(Objects.requireNonNull(trustedFrom, "trustedFrom")));
    }

    TrustOptions values() {
        return values;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Verification[" + values.mode() + "]";
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private final TrustOptions.Mode mode;
        private final Optional<String> trustedFrom;
        private boolean keysInRepository;
        private String allowedSigners = "";
        private String openPgpKeys = "";
        private String revokedKeys = "";
        private boolean codeOwners;
        private int approvals;
        private int maxCommits = DEFAULT_MAX_COMMITS;

        Builder(TrustOptions.Mode mode, Optional<String> trustedFrom) {
            this.mode = mode;
            this.trustedFrom = trustedFrom;
        }

        /** SSH keys that may sign: the path of an OpenSSH allowed_signers file, or its lines. Default: none. */
        public Builder allowedSigners(String value) {
            this.allowedSigners = Objects.requireNonNull(value, "allowedSigners");
            return this;
        }

        /** OpenPGP keys that may sign: the path of an armored keyring, or its text. Default: none. */
        public Builder openPgpKeys(String value) {
            this.openPgpKeys = Objects.requireNonNull(value, "openPgpKeys");
            return this;
        }

        /** Keys that may never sign: the path of a list of SSH public keys and fingerprints of either kind, or its lines. Default: none. */
        public Builder revokedKeys(String value) {
            this.revokedKeys = Objects.requireNonNull(value, "revokedKeys");
            return this;
        }

        /**
         * Takes the keys that may sign from {@code .gitops/allowed_signers} and {@code .gitops/keyring.asc} of the repository: each
         * commit is judged by these files as its parents have them. Default false.
         */
        public Builder keysInRepository(boolean value) {
            this.keysInRepository = value;
            return this;
        }

        /** Asks for a signature of an owner of each changed path, by the CODEOWNERS file that the parents have. Default false. */
        public Builder codeOwners(boolean value) {
            this.codeOwners = value;
            return this;
        }

        /** How many people beside its signer have to approve or merge a change. Default 0. */
        public Builder approvals(int value) {
            this.approvals = value;
            return this;
        }

        /** How many commits after the trusted one are judged at most. Default 10 000. */
        public Builder maxCommits(int value) {
            this.maxCommits = value;
            return this;
        }

        /**
         * The options.
         *
         * @throws GitOpsException CONFIG with each that makes no sense
         */
        public Verification build() {
            OptionProblems problems = new OptionProblems();
            if (mode == TrustOptions.Mode.EVERY) {
                if (!trustedFrom.map(id -> COMMIT.matcher(id).matches()).orElse(false)) {
                    problems.add(
                            "trustedFrom",
                            "is no id of a commit",
                            "set it to the 40 digits of a commit that you have checked (git rev-parse main)");
                }
            } else {
                onlyForEvery(problems, "keysInRepository", keysInRepository);
                onlyForEvery(problems, "codeOwners", codeOwners);
                onlyForEvery(problems, "approvals", approvals != 0);
                onlyForEvery(problems, "trustedFrom", trustedFrom.isPresent());
            }
            boolean keys = !allowedSigners.isBlank() || !openPgpKeys.isBlank();
            if (mode != TrustOptions.Mode.OFF && keys == keysInRepository) {
                problems.add(
                        "allowedSigners",
                        keys ? "is there, and the keys are in the repository" : "is missing, and so is openPgpKeys",
                        keys
                                ? "take allowedSigners and openPgpKeys out, or set keysInRepository to false"
                                : "set it to an allowed_signers file, or set openPgpKeys to an armored keyring");
            }
            if (mode == TrustOptions.Mode.OFF && (keys || !revokedKeys.isBlank())) {
                problems.add("verify", "is off, and there are keys", "set it to tip or every, or take the keys out");
            }
            if (approvals < 0) {
                problems.add("approvals", "is below 0", "set it to how many others have to approve");
            }
            if (maxCommits <= 0) {
                problems.add("maxCommits", "is too small", "make it larger than 0");
            }
            problems.throwIfAny();
            return new Verification(new TrustOptions(
                    mode,
                    keysInRepository,
                    allowedSigners,
                    openPgpKeys,
                    revokedKeys,
                    trustedFrom,
                    codeOwners,
                    approvals,
                    maxCommits));
        }

        private static void onlyForEvery(OptionProblems problems, String option, boolean set) {
            if (set) {
                problems.add(option, "needs every commit to be verified", "set verify to every, and trustedFrom");
            }
        }
    }
}
