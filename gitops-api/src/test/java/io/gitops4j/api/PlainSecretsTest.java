package io.gitops4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSecretsTest {
    private static final String GITHUB = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";

    @ParameterizedTest
    @ValueSource(
            strings = {
                GITHUB,
                "gho_abcdefghijklmnopqrst",
                "github_pat_11ABCDEFG0zyxwvutsrqpo",
                "glpat-abcdefghijklmnopqrst",
                "AKIAIOSFODNN7EXAMPLE",
                "xoxb-123456789012-abcdefghijkl",
                "sk_live_abcdefghijklmnop",
                "hvs.abcdefghijklmnopqrstuvwx",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln",
                "-----BEGIN EC PRIVATE KEY-----\nMHc\n-----END EC PRIVATE KEY-----"
            })
    void b43_formsOfWellKnownKeysAreMaskedWhereverTheyStand(String key) {
        assertThat(PlainSecrets.suspected("PLAIN", key)).isTrue();
        assertThat(PlainSecrets.suspected("before " + key + " behind")).isTrue();
        assertThat(PlainSecrets.masked("'" + key + "' was refused")).isEqualTo("'***' was refused");
    }

    @ParameterizedTest
    @CsvSource({
        "https://app:hunter2@db.example/x, https://app:***@db.example/x",
        "'see a://b and postgres://u:p%20w@h, d://e', 'see a://b and postgres://u:***@h, d://e'",
        "https://:hunter2@db.example, https://:***@db.example",
        "https://app@db.example/x, https://app@db.example/x",
        "https://db.example:8080/a@b, https://db.example:8080/a@b",
    })
    void b43_onlyThePasswordOfAUrlIsMasked(String url, String masked) {
        assertThat(PlainSecrets.masked(url)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"DB_PASSWORD,x", "api-key,x", "TOKEN,hunter2", "app.secret,1234"})
    void b43_aTellingNameIsEnough(String name, String value) {
        assertThat(PlainSecrets.suspected(name, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SESSION_KEY,true", "TOKEN,12", "KEY_NAME,main", "MODE,fast", "TOKENS,hunter2", "PASSWORD,' '"})
    void whatIsASettingIsNoSecret(String name, String value) {
        assertThat(PlainSecrets.suspected(name, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "2f1c7a0e-9b1d-4c7e-8f57-0d6a3c1b2e4f",
                "a-quite-long-value-of-plain-words",
                "io.gitops4j.core.internal.run.Delivery2",
                "--password-file=/etc/x",
                "token=$TOKEN",
                "a=b&c=d",
                ""
            })
    void ordinaryTextIsNoSecret(String text) {
        assertThat(PlainSecrets.suspected(text)).isFalse();
        assertThat(PlainSecrets.masked(text)).isEqualTo(text);
    }

    @Test
    void b43_argumentsAreKnownByTheOneBefore() {
        assertThat(PlainSecrets.among(
                        List.of("--password", "hunter2", "--token", "$TOKEN", "--user", "app", "--api-key", "hunter2")))
                .containsExactly(1, 7);
        assertThat(PlainSecrets.among(List.of("run", "--token=hunter2", "-Dapp.password=hunter2", "PASSWD=x y")))
                .containsExactly(1, 2, 3);
    }

    @Test
    void aDiagnosticIsMaskedWhoeverBuiltIt() {
        Diagnostic finding = Diagnostic.error("X")
                .path(GITHUB)
                .what("'" + GITHUB + "' is wrong")
                .remedy("use https://a:b@c")
                .build();
        assertThat(finding).hasToString("X ***: '***' is wrong. Do: use https://a:***@c.");
        assertThat(new GitOpsException(FailureKind.CONFIG, finding)).hasMessageNotContaining(GITHUB);
    }

    @Test
    void longTextTakesNoLongTime() {
        String hostile = "a.".repeat(500_000) + "=" + "://:".repeat(100_000) + "eyJ" + "=x".repeat(200_000);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> PlainSecrets.suspected(hostile));
    }
}
