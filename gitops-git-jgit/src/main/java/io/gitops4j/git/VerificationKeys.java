package io.gitops4j.git;

import io.gitops4j.git.internal.trust.TrustOptions;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.PluginConfig;
import java.util.List;
import java.util.Locale;

/** The options of a {@link Verification}. */
final class VerificationKeys {
    private static final ConfigKey<String> VERIFY = ConfigKey.choice(
                    "verify",
                    "which commits need a signature of an allowed key: none, the newest one (or the signed tag on it), or every"
                            + " one since trustedFrom",
                    "off",
                    "tip",
                    "every")
            .defaultsTo("off");
    private static final ConfigKey<String> ALLOWED_SIGNERS = ConfigKey.string(
                    "allowedSigners", "SSH keys that may sign: the path of an allowed_signers file, or its lines")
            .defaultsTo("");
    private static final ConfigKey<String> OPEN_PGP_KEYS = ConfigKey.string(
                    "openPgpKeys", "OpenPGP keys that may sign: the path of an armored keyring, or its text")
            .defaultsTo("");
    private static final ConfigKey<String> REVOKED_KEYS = ConfigKey.string(
                    "revokedKeys",
                    "keys that may never sign: the path of a list of SSH public keys and fingerprints, or its lines")
            .defaultsTo("");
    private static final ConfigKey<String> TRUSTED_FROM = ConfigKey.string(
            "trustedFrom", "with verify: every, the commit of which, and of all before, nothing is asked");
    private static final ConfigKey<Boolean> KEYS_IN_REPOSITORY = ConfigKey.bool(
                    "keysInRepository",
                    "whether the keys that may sign are in .gitops/allowed_signers and .gitops/keyring.asc of the repository")
            .defaultsTo(false);
    private static final ConfigKey<Boolean> CODE_OWNERS = ConfigKey.bool(
                    "codeOwners", "whether a change needs a signature of an owner by the repository's CODEOWNERS")
            .defaultsTo(false);
    private static final ConfigKey<Integer> APPROVALS = ConfigKey.integer(
                    "approvals", "how many people beside its signer have to approve or merge a change")
            .defaultsTo(0);
    private static final ConfigKey<Integer> MAX_COMMITS = ConfigKey.integer(
                    "maxCommits", "commits after trustedFrom that are judged at most")
            .defaultsTo(Verification.DEFAULT_MAX_COMMITS);

    /** In the order in which people should read them. */
    static final List<ConfigKey<?>> ALL = List.of(
            VERIFY,
            ALLOWED_SIGNERS,
            OPEN_PGP_KEYS,
            REVOKED_KEYS,
            TRUSTED_FROM,
            KEYS_IN_REPOSITORY,
            CODE_OWNERS,
            APPROVALS,
            MAX_COMMITS);

    private VerificationKeys() {}

    /**
     * The values of all these options.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG with each that makes no sense
     */
    static Verification read(PluginConfig config) {
        TrustOptions.Mode mode = TrustOptions.Mode.valueOf(config.get(VERIFY).toUpperCase(Locale.ROOT));
        return new Verification.Builder(mode, config.find(TRUSTED_FROM))
                .allowedSigners(config.get(ALLOWED_SIGNERS))
                .openPgpKeys(config.get(OPEN_PGP_KEYS))
                .revokedKeys(config.get(REVOKED_KEYS))
                .keysInRepository(config.get(KEYS_IN_REPOSITORY))
                .codeOwners(config.get(CODE_OWNERS))
                .approvals(config.get(APPROVALS))
                .maxCommits(config.get(MAX_COMMITS))
                .build();
    }
}
