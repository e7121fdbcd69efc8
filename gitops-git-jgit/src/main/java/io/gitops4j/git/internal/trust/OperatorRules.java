package io.gitops4j.git.internal.trust;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the configuration says, with the files that it names as they are now.
 *
 * @param digest of all of it: a verdict holds as long as that stays
 * @param keys that may sign; only the revoked ones where the others are in the repository
 */
record OperatorRules(String digest, SigningKeys keys) {
    /** The texts of the three options, not understood yet. */
    private record Texts(TrustFile allowed, TrustFile openPgp, TrustFile revoked) {
        static Texts read(TrustOptions options) {
            return new Texts(
                    TrustFile.ofOption("allowedSigners", options.allowedSigners()),
                    TrustFile.ofOption("openPgpKeys", options.openPgpKeys()),
                    TrustFile.ofOption("revokedKeys", options.revokedKeys()));
        }

        String digest() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (TrustFile file : new TrustFile[] {allowed, openPgp, revoked}) {
                    digest.update(file.text().getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                }
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JVM has SHA-256", e);
            }
        }

        SigningKeys keys() {
            try {
                return new SigningKeys(
                        AllowedSigners.parse(allowed), OpenPgpKeys.parse(openPgp), RevokedKeys.parse(revoked));
            } catch (LinkageError e) {
                throw new GitOpsException(
                        FailureKind.CONFIG,
                        Diagnostic.error("GIT-KEYS")
                                .what("keys cannot be read: " + e.getMessage() + " is not on the class path")
                                .remedy("add Bouncy Castle's bcpg and Apache's sshd-osgi to it")
                                .build(),
                        e);
            }
        }
    }

    /**
     * Reads the options, or gives what they gave before.
     *
     * @throws GitOpsException CONFIG with GIT-KEYS when a file is not there, or a line of it cannot be read
     */
    static OperatorRules read(TrustOptions options, Optional<OperatorRules> before) {
        Texts texts = Texts.read(options);
        String digest = texts.digest();
        return before.filter(rules -> rules.digest().equals(digest)).orElseGet(() -> of(options, texts, digest));
    }

    private static OperatorRules of(TrustOptions options, Texts texts, String digest) {
        SigningKeys keys = texts.keys();
        if (keys.isEmpty() && !options.keysInRepository()) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("GIT-KEYS")
                            .path("verify")
                            .what("there is no key that may sign")
                            .remedy("list keys in allowedSigners or openPgpKeys")
                            .build());
        }
        return new OperatorRules(digest, keys);
    }
}
