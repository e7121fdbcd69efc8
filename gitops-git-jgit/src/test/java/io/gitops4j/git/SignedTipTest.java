package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest commit has to be signed, with keys of the real ssh-keygen. */
class SignedTipTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path scratch;

    private final VirtualClock clock = VirtualClock.startingAt(NOW);
    private SignedRepo repo;
    private SshKey ann;
    private SshKey mallory;

    @BeforeEach
    void keys() {
        repo = SignedRepo.in(scratch);
        ann = SshKey.make(scratch.resolve("keys"), "ann");
        mallory = SshKey.make(scratch.resolve("keys"), "mallory");
    }

    @Test
    void b69_goodSignatureIsTakenAndItsSignerIsTold() {
        String commit = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(ann.allowedAs("ann@example.com,@ann"))) {
            assertThat(source.resolve(TestOperation.live())).isEqualTo(TestRemote.revision(commit));
            CommitInfo info = info(source, commit);
            assertThat(info.signer()).contains("ann@example.com (" + ann.fingerprint() + ")");
            assertThat(info.approvals()).isEmpty();
        }
    }

    @Test
    void b69_everyKindOfKeyThatGitSignsWithIsTaken() {
        SshKey rsa = SshKey.make(scratch.resolve("keys"), "rsa", "-t", "rsa", "-b", "2048");
        SshKey ecdsa = SshKey.make(scratch.resolve("keys"), "ecdsa", "-t", "ecdsa", "-b", "384");
        try (Source source = source(rsa.allowedAs("rsa@example.com") + ecdsa.allowedAs("ecdsa@example.com"))) {
            for (SshKey key : new SshKey[] {rsa, ecdsa}) {
                String commit = repo.commit(key, Map.of("a.yaml", key.fingerprint()));
                repo.push();
                assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
            }
        }
    }

    @Test
    void b69_unsignedCommitIsNeitherResolvedNorOpened() {
        String commit = repo.unsigned(Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(ann.allowedAs("ann@example.com"))) {
            assertRefused("b69_unsigned", source, commit, ann);
            Golden.assertFails(
                    "b69_unsigned",
                    Map.of("commit", commit),
                    () -> source.snapshot(TestRemote.revision(commit), TestOperation.live()));
        }
    }

    @Test
    void b69_unknownKeyIsRefused() {
        String commit = repo.commit(mallory, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(ann.allowedAs("ann@example.com"))) {
            assertRefused("b69_unknown", source, commit, mallory);
        }
    }

    @Test
    void b69_signatureOfAnotherContentIsBad() {
        String good = repo.commit(ann, Map.of("a.yaml", "1"));
        String forged = forgedFrom(good);
        repo.git("update-ref", "refs/heads/main", forged);
        repo.push();
        try (Source source = source(ann.allowedAs("ann@example.com"))) {
            assertRefused("b69_bad", source, forged, ann);
        }
    }

    @Test
    void b69_signatureOfAKnownKeyThatIsCutOffIsBad() {
        String good = repo.commit(ann, Map.of("a.yaml", "1"));
        String raw = repo.git("cat-file", "commit", good) + "\n";
        String begin = "gpgsig -----BEGIN SSH SIGNATURE-----\n";
        int start = raw.indexOf(begin) + begin.length();
        int end = raw.indexOf(" -----END SSH SIGNATURE-----");
        String cut = Base64.getEncoder()
                .encodeToString(withShortSignature(
                        Base64.getDecoder().decode(raw.substring(start, end).replaceAll("\\s", ""))));
        String bad = write(raw.substring(0, start) + " " + cut + "\n" + raw.substring(end));
        repo.git("update-ref", "refs/heads/main", bad);
        repo.push();
        try (Source source = source(ann.allowedAs("ann@example.com"))) {
            assertRefused("b69_cut", source, bad, ann);
        }
    }

    /** All up to the signature itself (PROTOCOL.sshsig), and then one of two bytes. */
    private static byte[] withShortSignature(byte[] blob) {
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        buffer.position("SSHSIG".length() + Integer.BYTES);
        for (int field = 0; field < 4; field++) {
            int length = buffer.getInt();
            buffer.position(buffer.position() + length);
        }
        byte[] cut = Arrays.copyOf(blob, buffer.position() + Integer.BYTES + 2);
        ByteBuffer.wrap(cut).position(buffer.position()).putInt(2);
        return cut;
    }

    @Test
    void b69_twoSignaturesAreNone() {
        String good = repo.commit(ann, Map.of("a.yaml", "1"));
        String raw = repo.git("cat-file", "commit", good) + "\n";
        int header = raw.indexOf("gpgsig ");
        String block = raw.substring(header, raw.indexOf("-----END SSH SIGNATURE-----\n") + 28);
        String twice = write(raw.substring(0, header) + block + raw.substring(header));
        repo.git("update-ref", "refs/heads/main", twice);
        repo.push();
        try (Source source = source(ann.allowedAs("ann@example.com"))) {
            assertRefused("b69_kind", source, twice, ann);
        }
    }

    @Test
    void b69_revokedKeyIsRefusedHoweverItIsListed() {
        String commit = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        for (String revoked : new String[] {ann.publicKey(), ann.publicKey() + " ann", ann.fingerprint()}) {
            Verification.Builder options = Verification.tip()
                    .allowedSigners(ann.allowedAs("ann@example.com"))
                    .revokedKeys(revoked);
            try (Source source = source(options)) {
                assertRefused("b69_revoked", source, commit, ann);
            }
        }
    }

    @Test
    void b69_expiredKeyIsRefusedHoweverTheCommitIsDated() {
        String line = "ann@example.com valid-before=\"20260501\" " + ann.publicKey() + "\n";
        String backDated = repo.commitAt(Instant.parse("2026-01-01T00:00:00Z"), ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(line)) {
            assertRefused("b69_expired", source, backDated, ann);
        }
    }

    @Test
    void b69_keyOfTheFutureIsRefused() {
        String line = "ann@example.com valid-after=\"20260701\" " + ann.publicKey() + "\n";
        String commit = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(line)) {
            assertRefused("b69_notYet", source, commit, ann);
            clock.advance(Duration.ofDays(31));
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
        }
    }

    @Test
    void b69_acceptedCommitOutlivesItsKeyAlsoAfterARestart() {
        String line = "ann@example.com valid-before=\"20260701\" " + ann.publicKey() + "\n";
        String commit = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(line)) {
            source.resolve(TestOperation.live());
            clock.advance(Duration.ofDays(60));
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
        }
        try (Source source = source(line)) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
            String later = repo.commit(ann, Map.of("a.yaml", "2"));
            repo.push();
            assertRefused("b69_expired", source, later, ann);
        }
    }

    @Test
    void b69_keyForOtherUsesIsRefused() {
        String commit = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source("ann@example.com namespaces=\"file\" " + ann.publicKey())) {
            assertRefused("b69_namespace", source, commit, ann);
        }
    }

    @Test
    void b69_keyTakenAwaySinceIsRefusedWhenTheRevisionIsOpened() {
        Path file = scratch.resolve("allowed");
        TestRemote.write(file, ann.allowedAs("ann@example.com"));
        String commit = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(file.toString())) {
            Revision revision = source.resolve(TestOperation.live());
            TestRemote.write(file, mallory.allowedAs("bob@example.com"));
            Golden.assertFails(
                    "b69_unknown",
                    Map.of("commit", commit, "key", ann.fingerprint()),
                    () -> source.snapshot(revision, TestOperation.live()));
        }
    }

    @Test
    void b69_lastGoodRevisionStaysReadableBesideABadOne() {
        String good = repo.commit(ann, Map.of("a.yaml", "1"));
        repo.push();
        try (Source source = source(ann.allowedAs("ann@example.com"))) {
            source.resolve(TestOperation.live());
            String bad = repo.commit(mallory, Map.of("a.yaml", "2"));
            repo.push();
            assertRefused("b69_unknown", source, bad, mallory);
            assertThat(TestRemote.contents(source, TestRemote.revision(good))).isEqualTo(Map.of("a.yaml", "1"));
        }
    }

    @Test
    void b69_signedTagSpeaksForItsCommit() {
        String commit = repo.unsigned(Map.of("a.yaml", "1"));
        repo.signed(ann, "tag", "--sign", "--message", "One", "v1");
        pushTag("v1");
        try (Source source = tagged("v1")) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
            assertThat(info(source, commit).signer()).contains("ann@example.com (" + ann.fingerprint() + ")");
        }
    }

    @Test
    void b69_tagOfAnUnknownKeyIsRefusedWhateverItsCommit() {
        repo.commit(ann, Map.of("a.yaml", "1"));
        repo.signed(mallory, "tag", "--sign", "--message", "One", "v1");
        pushTag("v1");
        String tag = repo.git("rev-parse", "v1^{tag}");
        try (Source source = tagged("v1")) {
            Golden.assertFails(
                    "b69_tag",
                    Map.of("tag", tag, "key", mallory.fingerprint()),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_signedTagUnderAnotherNameIsRefused() {
        repo.commit(ann, Map.of("a.yaml", "1"));
        repo.signed(ann, "tag", "--sign", "--message", "One", "v1");
        repo.git("push", "--quiet", "origin", "v1:refs/tags/v2");
        String tag = repo.git("rev-parse", "v1^{tag}");
        try (Source source = tagged("v2")) {
            Golden.assertFails("b69_tagName", Map.of("tag", tag), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_tagThatIsReplacedIsJudgedAnew() {
        String commit = repo.unsigned(Map.of("a.yaml", "1"));
        repo.signed(ann, "tag", "--sign", "--message", "One", "v1");
        pushTag("v1");
        try (Source source = tagged("v1")) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
            repo.git("push", "--quiet", "--force", "origin", commit + ":refs/tags/v1");
            assertRefused("b69_unsigned", source, commit, ann);
        }
    }

    @Test
    void b69_expiredKeyMakesNoNewTagOfACommitThatWasTakenBefore() {
        String commit = repo.unsigned(Map.of("a.yaml", "1"));
        repo.signed(ann, "tag", "--sign", "--message", "One", "v1");
        pushTag("v1");
        String lines = ann.allowedAs("ann@example.com") + "mallory@example.com valid-before=\"20260701\" "
                + mallory.publicKey() + "\n";
        try (Source source = tagged("v1", lines)) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(commit);
            clock.advance(Duration.ofDays(60));
            repo.signed(mallory, "tag", "--sign", "--force", "--message", "One again", "v1");
            repo.git("push", "--quiet", "--force", "origin", "refs/tags/v1");
            Golden.assertFails(
                    "b69_tagExpired",
                    Map.of("tag", repo.git("rev-parse", "v1^{tag}"), "key", mallory.fingerprint()),
                    () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b69_takenTagOutlivesItsKeyAlsoAfterARestart() {
        String commit = repo.unsigned(Map.of("a.yaml", "1"));
        repo.signed(ann, "tag", "--sign", "--message", "One", "v1");
        pushTag("v1");
        String line = "ann@example.com valid-before=\"20260701\" " + ann.publicKey() + "\n";
        try (Source source = tagged("v1", line)) {
            source.resolve(TestOperation.live());
        }
        clock.advance(Duration.ofDays(60));
        try (Source restarted = tagged("v1", line)) {
            assertThat(restarted.resolve(TestOperation.live()).id()).isEqualTo(commit);
        }
    }

    @Test
    void b69_lightweightOrUnsignedTagLeavesItToTheCommit() {
        String unsigned = repo.unsigned(Map.of("a.yaml", "1"));
        repo.git("tag", "light");
        repo.git("-c", "user.name=x", "tag", "--annotate", "--message", "x", "plain");
        String signed = repo.commit(ann, Map.of("a.yaml", "2"));
        repo.git("tag", "good");
        pushTag("light");
        pushTag("plain");
        pushTag("good");
        for (String tag : new String[] {"light", "plain"}) {
            try (Source source = tagged(tag)) {
                assertRefused("b69_unsigned", source, unsigned, ann);
            }
        }
        try (Source source = tagged("good")) {
            assertThat(source.resolve(TestOperation.live()).id()).isEqualTo(signed);
        }
    }

    private void pushTag(String name) {
        repo.git("push", "--quiet", "origin", "refs/tags/" + name);
    }

    private String forgedFrom(String commit) {
        return write(repo.git("cat-file", "commit", commit).replace("Change", "Charge") + "\n");
    }

    private String write(String raw) {
        Path file = scratch.resolve("raw");
        TestRemote.write(file, raw);
        return repo.git("hash-object", "-t", "commit", "-w", file.toString());
    }

    private static CommitInfo info(Source source, String commit) {
        try (Snapshot snapshot = source.snapshot(TestRemote.revision(commit), TestOperation.live())) {
            return snapshot.commit();
        }
    }

    private static void assertRefused(String name, Source source, String commit, SshKey key) {
        Golden.assertFails(
                name, Map.of("commit", commit, "key", key.fingerprint()), () -> source.resolve(TestOperation.live()));
    }

    private Source source(String allowedSigners) {
        return source(Verification.tip().allowedSigners(allowedSigners));
    }

    private Source source(Verification.Builder verification) {
        return new GitSource(
                "shop",
                repo.remote().options().verification(verification.build()).build(),
                clock);
    }

    private Source tagged(String tag) {
        return tagged(tag, ann.allowedAs("ann@example.com"));
    }

    private Source tagged(String tag, String allowedSigners) {
        Verification verification =
                Verification.tip().allowedSigners(allowedSigners).build();
        return new GitSource(
                "shop",
                repo.remote().options().ref(tag).verification(verification).build(),
                clock);
    }
}
