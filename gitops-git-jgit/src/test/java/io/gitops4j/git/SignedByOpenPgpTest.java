package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The newest commit has to be signed, with keys of the real gpg. */
class SignedByOpenPgpTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path scratch;

    private final VirtualClock clock = VirtualClock.startingAt(NOW);
    private SignedRepo repo;
    private GnuPgHome gpg;

    @BeforeEach
    void start() {
        repo = SignedRepo.in(scratch);
        gpg = new GnuPgHome(scratch.resolve("gnupg"), NOW.minus(Duration.ofDays(10)));
    }

    @AfterEach
    void stop() {
        gpg.close();
    }

    @Test
    void b69_goodSignatureIsTakenAndItsSignerIsTold() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "never");
        String commit = pushed(ann);
        try (Source source = source(gpg.export(ann))) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
            assertThat(signer(source, commit)).isEqualTo("ann@example.com (OpenPGP " + ann.fingerprint() + ")");
        }
    }

    @Test
    void b69_subkeySignsForItsPrimaryKey() {
        GnuPgHome.Key ann = gpg.makeWithSubkey("Ann Example <ann@example.com>", "1y");
        assertThat(ann.signingKey()).isNotEqualTo(ann.fingerprint());
        String commit = pushed(ann);
        try (Source source = source(gpg.export(ann))) {
            source.resolve(TestOperation.live());
            assertThat(signer(source, commit)).isEqualTo("ann@example.com (OpenPGP " + ann.fingerprint() + ")");
        }
    }

    @Test
    void b69_signedTagSpeaksForItsCommit() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "never");
        String commit = repo.unsigned(Map.of("a.yaml", "1"));
        repo.signed(ann, "tag", "--sign", "--message", "One", "v1");
        repo.git("push", "--quiet", "origin", "refs/tags/v1");
        Verification verification =
                Verification.tip().openPgpKeys(gpg.export(ann)).build();
        try (Source source = new GitSource(
                "shop",
                repo.remote().options().ref("v1").verification(verification).build(),
                clock)) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
        }
    }

    @Test
    void b69_keyThatIsInTheUsersKeyringOnlyIsUnknown() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "never");
        GnuPgHome.Key mallory = gpg.make("Mallory <ann@example.com>", "never");
        String commit = pushed(mallory);
        try (Source source = source(gpg.export(ann))) {
            assertRefused("b69_unknown", source, commit, mallory);
        }
    }

    @Test
    void b69_signatureOfAnotherContentIsBad() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "never");
        String good = repo.commit(ann, Map.of("a.yaml", "1"));
        Path file = scratch.resolve("raw");
        TestRemote.write(file, repo.git("cat-file", "commit", good).replace("Change", "Charge") + "\n");
        String forged = repo.git("hash-object", "-t", "commit", "-w", file.toString());
        repo.git("update-ref", "refs/heads/main", forged);
        repo.push();
        try (Source source = source(gpg.export(ann))) {
            assertRefused("b69_bad", source, forged, ann);
        }
    }

    @Test
    void b69_revocationInTheKeyringIsHonoured() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "never");
        String commit = pushed(ann);
        String certificate = gpg.revocation(ann);
        try (Source beside = source(gpg.export(ann) + certificate)) {
            assertRefused("b69_revoked", beside, commit, ann);
        }
        gpg.importText(certificate);
        try (Source within = source(gpg.export(ann))) {
            assertRefused("b69_revoked", within, commit, ann);
        }
    }

    @Test
    void b69_revocationOfAnotherKeySaysNothing() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "never");
        GnuPgHome.Key bob = gpg.make("Bob <bob@example.com>", "never");
        String commit = pushed(ann);
        try (Source source = source(gpg.export(ann, bob) + gpg.revocation(bob))) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
        }
    }

    @Test
    void b69_fingerprintThatTheOperatorRevokesIsRefused() {
        GnuPgHome.Key ann = gpg.makeWithSubkey("Ann Example <ann@example.com>", "never");
        String commit = pushed(ann);
        for (String revoked : new String[] {ann.fingerprint(), ann.signingKey()}) {
            Verification.Builder options =
                    Verification.tip().openPgpKeys(gpg.export(ann)).revokedKeys(revoked);
            try (Source source = source(options)) {
                assertRefused("b69_revoked", source, commit, ann);
            }
        }
    }

    @Test
    void b69_expiredKeyIsRefusedHoweverTheSignatureIsDated() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "20d");
        String commit = pushed(ann);
        clock.advance(Duration.ofDays(11));
        try (Source source = source(gpg.export(ann))) {
            assertRefused("b69_expired", source, commit, ann);
        }
    }

    @Test
    void b69_expiredSubkeyIsRefused() {
        GnuPgHome.Key ann = gpg.makeWithSubkey("Ann Example <ann@example.com>", "20d");
        String commit = pushed(ann);
        clock.advance(Duration.ofDays(11));
        try (Source source = source(gpg.export(ann))) {
            assertRefused("b69_expired", source, commit, ann);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa1024", "dsa2048"})
    void b69_weakKeyIsRefused(String algorithm) {
        GnuPgHome.Key weak = gpg.make("Ann Example <ann@example.com>", algorithm, "never");
        String commit = pushed(weak);
        try (Source source = source(gpg.export(weak))) {
            assertRefused("b69_weak", source, commit, weak);
        }
    }

    @Test
    void b69_weakSubkeyIsRefused() {
        GnuPgHome.Key ann = gpg.makeWithSubkey("Ann Example <ann@example.com>", "rsa1024", "never");
        String commit = pushed(ann);
        try (Source source = source(gpg.export(ann))) {
            assertRefused("b69_weak", source, commit, ann);
        }
    }

    @Test
    void b69_subkeyOfAWeakKeyIsRefused() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "rsa1024", "never");
        gpg.run("", "--quick-add-key", ann.fingerprint(), "ed25519", "sign", "never");
        String commit = pushed(ann);
        try (Source source = source(gpg.export(ann))) {
            assertRefused("b69_weak", source, commit, ann);
        }
    }

    @Test
    void b69_keyThatGpgDoesNotShowIsNotTaken() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "never");
        GnuPgHome.Key mallory = gpg.make("Mallory <mallory@example.com>", "never");
        Path ring = scratch.resolve("ring.asc");
        TestRemote.write(ring, gpg.export(ann) + "# " + gpg.export(mallory));
        assertThat(gpg.run("", "--show-keys", "--with-colons", ring.toString()))
                .contains("ann@example.com")
                .doesNotContain("mallory@example.com");
        Golden.assertFails(
                "keys_ring",
                Map.of("file", ring.toString()),
                () -> source(ring.toString()).close());
    }

    @Test
    void b69_longerLifeOfAKeyComesWithItsNewestCopy() {
        GnuPgHome.Key ann = gpg.make("Ann Example <ann@example.com>", "20d");
        String commit = pushed(ann);
        gpg.at(NOW.minus(Duration.ofDays(1))).run("", "--quick-set-expire", ann.fingerprint(), "2y");
        clock.advance(Duration.ofDays(100));
        try (Source source = source(gpg.export(ann))) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
        }
    }

    private String pushed(GnuPgHome.Key key) {
        String commit = repo.commit(key, Map.of("a.yaml", "1"));
        repo.push();
        return commit;
    }

    private static String signer(Source source, String commit) {
        try (Snapshot snapshot = source.snapshot(TestRemote.revision(commit), TestOperation.live())) {
            return snapshot.commit().signer().orElseThrow();
        }
    }

    private static void assertRefused(String name, Source source, String commit, GnuPgHome.Key key) {
        Golden.assertFails(
                name,
                Map.of("commit", commit, "key", "OpenPGP " + key.fingerprint()),
                () -> source.resolve(TestOperation.live()));
    }

    private Source source(String keyring) {
        return source(Verification.tip().openPgpKeys(keyring));
    }

    private Source source(Verification.Builder verification) {
        return new GitSource(
                "shop",
                repo.remote().options().verification(verification.build()).build(),
                clock);
    }
}
