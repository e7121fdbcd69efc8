package io.gitops4j.git.internal.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys that are never to be trusted again, whoever lists them as allowed and whenever they signed: a line each, with a public key
 * of SSH, its {@code SHA256:} fingerprint, or the fingerprint of an OpenPGP key.
 */
record RevokedKeys(Set<String> fingerprints) {
    private static final Pattern SSH = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern OPEN_PGP = Pattern.compile("(?:[0-9A-F]{40}|[0-9A-F]{64})");

    RevokedKeys {
        fingerprints = Set.copyOf(fingerprints);
    }

    /** @throws io.gitops4j.api.GitOpsException CONFIG with GIT-KEYS and the line that cannot be read */
    static RevokedKeys parse(TrustFile file) {
        Set<String> revoked = new HashSet<>();
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
                revoked.add(fingerprint(file, i, lines.get(i)));
            }
        }
        return new RevokedKeys(revoked);
    }

    boolean contains(String fingerprint) {
        return fingerprints.contains(fingerprint);
    }

    private static String fingerprint(TrustFile file, int number, String line) {
        String compact = line.replace(" ", "").toUpperCase(Locale.ROOT);
        if (SSH.matcher(line).matches()) {
            return line;
        }
        if (OPEN_PGP.matcher(compact).matches()) {
            return compact;
        }
        try {
            LineFields fields = new LineFields(line);
            return SshPublicKey.ofLine(fields.next(), fields.next()).fingerprint();
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw file.problem(
                    number,
                    "this is no public key and no fingerprint",
                    "write it as ssh-ed25519 AAAA..., as SHA256:... or as the 40 digits of an OpenPGP key");
        }
    }
}
