package io.gitops4j.git.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.digest.DigestFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSignersTest {
    // Made by ssh-keygen for this test.
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAVxVJW66/Pdcmt6Hd9RM8zwNr5Ts5n/Ugvw1KxG3V9k";
    private static final String OTHER_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDwUCKiX9wDmicQP0OhZizKL3ZLaWJMuFE86MB9VttpI";
    private static final String FRAGMENTS =
            "ann@example.com|,|\"| |\t|#|\n|\r\n|*|!|ssh-ed25519|ssh-rsa|sk-ssh-ed25519@openssh.com|AAAA|AAAAC3NzaC1lZDI1NTE5|"
                    + "=|namespaces=\"git\"|valid-before=|valid-after=\"20260101\"|cert-authority|20261301|\u202e|\0|\\|"
                    + KEY;

    @Test
    void namesOptionsAndKeyAreRead() {
        String options = "namespaces=\"file,git\",valid-after=\"20260101Z\",valid-before=\"202612312359\"";
        AllowedSigners signers = AllowedSigners.parse(file("""
                # team

                "ann@example.com,@ann,Ann Example" %s %s a comment
                """.formatted(options, KEY)));
        assertThat(signers.byFingerprint()).hasSize(1);
        AllowedSigners.Entry entry = signers.byFingerprint().values().iterator().next();
        assertThat(entry.names()).isEqualTo(List.of("ann@example.com", "@ann", "Ann Example"));
        assertThat(entry.forGit()).isTrue();
        assertThat(entry.validAfter()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(entry.validBefore()).contains(Instant.parse("2026-12-31T23:59:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "*@example.com KEY | the name '*@example.com' is a pattern",
                "!ann@example.com KEY | the name '!ann@example.com' is a pattern",
                "ann@example.com, KEY | a name is empty, too long or has hidden characters",
                "ann@example.com cert-authority KEY | the option 'cert-authority' is not understood",
                "ann@example.com verify=\"no\" KEY | the option 'verify=\"no\"' is not understood",
                "ann@example.com valid-before=\"20261301\" KEY | '20261301' is not a time",
                "ann@example.com namespaces=\"!git,*\" KEY | the namespace '!git' is a pattern",
                "ann@example.com namespaces=\"g?t\" KEY | the namespace 'g?t' is a pattern",
                "ann@example.com namespaces=\"file\",namespaces=\"git\" KEY | the option 'namespaces' is there twice",
                "ann@example.com | this is not a line of an allowed_signers file",
                "ann@example.com ssh-ed25519 AAAA | this is not a line of an allowed_signers file",
                "ann@example.com ssh-dss AAAA | this is not a line of an allowed_signers file",
            })
    void lineThatIsNotUnderstoodIsRefusedAndNeverSkipped(String line, String what) {
        String text = "# first\n" + line.replace("KEY", KEY) + "\n";
        assertThatThrownBy(() -> AllowedSigners.parse(file(text)))
                .isInstanceOf(GitOpsException.class)
                .hasMessageStartingWith("GIT-KEYS signers:2: " + what);
    }

    /** A setting of the whole JVM that an embedder may have changed. */
    @Test
    void fingerprintIsOfSha256WhateverSshdUsesElsewhere() throws Exception {
        String[] words = KEY.split(" ", -1);
        String fingerprint = SshPublicKey.ofLine(words[0], words[1]).fingerprint();
        DigestFactory before = KeyUtils.getDefaultFingerPrintFactory();
        KeyUtils.setDefaultFingerPrintFactory(BuiltinDigests.md5);
        try {
            assertThat(SshPublicKey.ofLine(words[0], words[1]).fingerprint())
                    .startsWith("SHA256:")
                    .isEqualTo(fingerprint);
        } finally {
            KeyUtils.setDefaultFingerPrintFactory(before);
        }
    }

    @Test
    void everyNamespaceIsThatOfGitToo() {
        assertThat(AllowedSigners.parse(file("ann@example.com namespaces=\"*\" " + KEY))
                        .byFingerprint()
                        .values())
                .allMatch(AllowedSigners.Entry::forGit);
    }

    /** To OpenSSH and to git a line ends at a line feed alone. */
    @ParameterizedTest
    @ValueSource(strings = {"\r", "\u000b", "\u000c", "\u0085", "\0", "\u001b", "\r\r\n"})
    void lineThatSomeProgramsEndElsewhereIsRefused(String end) {
        String text = "ann@example.com " + KEY + "\n# a comment" + end + "bob@example.com " + OTHER_KEY + "\n";
        assertThatThrownBy(() -> AllowedSigners.parse(file(text)))
                .hasMessageStartingWith("GIT-KEYS signers:2: the line has a control character");
    }

    @Test
    void linesMayEndAsOnWindowsAndBeSetInWithTabs() {
        String text = "# team\r\n\r\n\tann@example.com\t" + KEY + "\r\nbob@example.com " + OTHER_KEY + "\r";
        assertThat(AllowedSigners.parse(file(text)).byFingerprint()).hasSize(2);
    }

    @Test
    void unusualBlankInFrontMakesNoComment() {
        assertThatThrownBy(() -> AllowedSigners.parse(file("\u2003# ann@example.com " + KEY)))
                .isInstanceOf(GitOpsException.class);
    }

    @Test
    void keyStandsThereOnce() {
        assertThatThrownBy(() -> AllowedSigners.parse(file("ann@example.com " + KEY + "\nbob@example.com " + KEY)))
                .hasMessageStartingWith("GIT-KEYS signers:2: the key SHA256:")
                .hasMessageContaining("is there twice");
    }

    @Test
    void hostileTextIsReadOrRefusedWithALine() {
        SplittableRandom random = new SplittableRandom(20261128);
        String[] fragments = FRAGMENTS.split("\\|", -1);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(fragments[random.nextInt(fragments.length)]);
            }
            try {
                AllowedSigners.parse(file(text.toString()))
                        .byFingerprint()
                        .values()
                        .forEach(entry -> assertThat(entry.names())
                                .isNotEmpty()
                                .allSatisfy(
                                        name -> assertThat(name).isNotBlank().doesNotContain("*", "\u202e", "\0")));
            } catch (GitOpsException e) {
                assertThat(e.getMessage())
                        .startsWith("GIT-KEYS signers:")
                        .hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH);
            }
        }
    }

    @Test
    void largeTextIsBounded() {
        String line = "a".repeat(70_000);
        assertThatThrownBy(() -> AllowedSigners.parse(file(line))).hasMessageContaining("is longer than");
        assertThatThrownBy(() -> TrustFile.of("signers", new byte[TrustFile.MAX_BYTES + 1]))
                .hasMessageContaining("is larger than");
        assertThatThrownBy(() -> TrustFile.of("signers", new byte[] {(byte) 0xc3, 0x28}))
                .hasMessageContaining("is not UTF-8");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> AllowedSigners.parse(file("#\n".repeat(2_000_000))));
    }

    private static TrustFile file(String text) {
        return new TrustFile("signers", text);
    }
}
