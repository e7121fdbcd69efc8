package io.gitops4j.waml.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges of the small grammars. */
class ValueTextsTest {
    @ParameterizedTest(name = "{0} is {1}m")
    @CsvSource({"200m,200", "0.5,500", "1,1000", "2.125,2125", "0,0", "0m,0", "100000,100000000"})
    void cpuIsReadInThousandths(String text, long millis) {
        assertThat(Quantity.cpuMillis(text)).hasValue(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m",
                "0.5m",
                "0.0005",
                "-1",
                "1.",
                ".5",
                "1.2.3",
                "1e3",
                "100001",
                "1k",
                "99999999999999999999",
                "١"
            })
    void whatIsNoCpuIsRefused(String text) {
        assertThat(Quantity.cpuMillis(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1} bytes")
    @CsvSource({
        "512Mi,536870912",
        "1.5Gi,1610612736",
        "500M,500000000",
        "1048576,1048576",
        "1k,1000",
        "1Ki,1024",
        "0.1Ki,103",
        "0,0"
    })
    void memoryIsReadInBytes(String text, long bytes) {
        assertThat(Quantity.memoryBytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mi", "512MB", "512mi", "1.5", "-1Gi", "1e99Gi", "1 Gi", "9999999Ti", "1Ei"})
    void whatIsNoMemoryIsRefused(String text) {
        assertThat(Quantity.memoryBytes(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "team/shop",
                "localhost/shop",
                "registry.example.com/a/b-c_d.e:1.0",
                "host:5000/shop:v1",
                "shop:${commit}",
                "shop:1-${commit.short}",
                "shop@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void imagesAreRead(String text) {
        assertThat(ImageText.parse(text))
                .hasValueSatisfying(image -> assertThat(image.reference()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":1",
                "Shop",
                "shop:",
                "shop:-1",
                "shop:a b",
                "/shop",
                "shop/",
                "a//b",
                "host:port/shop",
                "shop@sha256:12",
                "shop@md5:0123456789abcdef0123456789abcdef",
                "-a",
                "a-",
                "${commit}/shop",
                "shop:${tag}",
                "a.b:70000000/shop"
            })
    void whatIsNoImageIsRefused(String text) {
        assertThat(ImageText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * * *", "0 3 * * mon-fri", "*/5 0-23/2 1,15 JAN-dec 0", "59 23 31 12 6"})
    void schedulesAreRead(String text) {
        assertThat(CronRule.rule().check(scalar(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@daily",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 7",
                "5-1 * * * *",
                "*/0 * * * *",
                "5/2 * * * *",
                "a * * * *",
                "1, * * * *",
                "L * * * *",
                "*-3 * * * *"
            })
    void whatSchedulersReadDifferentlyIsRefused(String text) {
        assertThat(CronRule.rule().check(scalar(text))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault:a#b", "vault:team/app#pass.word#12", "vault:a-b/c_d#k"})
    void referencesToSecretsAreRead(String text) {
        assertThat(SecretText.parse(text)).isPresent();
    }

    @Test
    void theFormsOfBothSchemasAreOneTypedReference() {
        assertThat(SecretText.parse("vault:team/orders-db#password#2"))
                .contains(new SecretReference("team/orders-db", "password", "2"));
        assertThat(SecretText.parse("vault:orders-db#password#2"))
                .contains(new SecretReference("orders-db", "password", "2"));
        assertThat(SecretText.parse("vault:orders-db#password"))
                .contains(new SecretReference("orders-db", "password", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a#b",
                "vault:",
                "vault:a",
                "vault:a#",
                "vault:#b",
                "vault:/a#b",
                "vault:a/#b",
                "vault:a/../b#c",
                "vault:a#b#",
                "vault:a#b#x",
                "vault:a#b#0",
                "vault:a#b#1#2",
                "vault:a b#c",
                "vault:a#b c"
            })
    void whatIsNoReferenceIsRefused(String text) {
        assertThat(SecretText.parse(text)).isEmpty();
    }

    private static YamlScalar scalar(String text) {
        return new YamlScalar(1, 1, text, false);
    }
}
