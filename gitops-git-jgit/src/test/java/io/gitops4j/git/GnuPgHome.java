package io.gitops4j.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A GnuPG home of its own, with a clock of its own, and keys made by the real gpg. Closed after the test, as it starts an agent. */
final class GnuPgHome implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Tool gpg = Tool.gpg();
    private final Path home;
    private Instant now;

    /**
     * A key in it.
     *
     * @param fingerprint of the primary key
     * @param signingKey fingerprint of the key that signs
     * @param program that git calls
     */
    record Key(String fingerprint, String signingKey, Path program) implements TestKey {
        @Override
        public List<String> gitSettings() {
            return List.of(
                    "-c",
                    "gpg.format=openpgp",
                    "-c",
                    "gpg.program=" + program,
                    "-c",
                    "user.signingkey=" + signingKey + "!");
        }
    }

    GnuPgHome(Path home, Instant now) {
        this.home = home;
        this.now = now;
        try {
            Files.createDirectories(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GnuPgHome at(Instant time) {
        this.now = time;
        return this;
    }

    /** @param expires as gpg takes it, such as {@code 1y} or {@code never} */
    Key make(String userId, String expires) {
        return make(userId, "ed25519", expires);
    }

    Key make(String userId, String algorithm, String expires) {
        run("", "--quick-generate-key", userId, algorithm, "sign", expires);
        return key(userId);
    }

    /** With a primary key that only certifies, and a subkey that signs. */
    Key makeWithSubkey(String userId, String subkeyExpires) {
        return makeWithSubkey(userId, "rsa2048", subkeyExpires);
    }

    Key makeWithSubkey(String userId, String algorithm, String subkeyExpires) {
        run("", "--quick-generate-key", userId, "ed25519", "cert", "never");
        run("", "--quick-add-key", key(userId).fingerprint(), algorithm, "sign", subkeyExpires);
        return key(userId);
    }

    private Key key(String userId) {
        List<String> fingerprints = run("", "--list-keys", "--with-colons", "--with-subkey-fingerprint", "=" + userId)
                .lines()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> line.split(":", -1)[9])
                .toList();
        return new Key(fingerprints.get(0), fingerprints.get(fingerprints.size() - 1), program());
    }

    String export(Key... keys) {
        List<String> words = new ArrayList<>(List.of("--armor", "--export"));
        for (Key key : keys) {
            words.add(key.fingerprint());
        }
        return run("", words.toArray(String[]::new));
    }

    /** The certificate that gpg makes beside each new key, without what keeps it from being used by accident. */
    String revocation(Key key) {
        try {
            return Files.readString(home.resolve("openpgp-revocs.d/" + key.fingerprint() + ".rev"))
                    .replace(":-----BEGIN", "-----BEGIN");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void importText(String armored) {
        run(armored, "--import");
    }

    String run(String input, String... arguments) {
        List<String> words = new ArrayList<>(List.of(program().toString()));
        words.addAll(List.of("--batch", "--quiet", "--yes", "--pinentry-mode", "loopback", "--passphrase", ""));
        words.addAll(List.of(arguments));
        return Tool.run(input, words);
    }

    /** A program that is gpg with this home, at the time of now. */
    private Path program() {
        Path script = home.resolve("gpg-at-" + now.getEpochSecond());
        if (!Files.exists(script)) {
            TestRemote.write(
                    script,
                    "#!/bin/sh\nexec " + gpg.program() + " --homedir '" + home + "' --no-tty --faked-system-time "
                            + TIME.format(now) + " \"$@\"\n");
            script.toFile().setExecutable(true);
        }
        return script;
    }

    @Override
    public void close() {
        Tool.run("", List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"));
    }
}
