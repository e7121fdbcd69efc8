package io.gitops4j.waml.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainReadingTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "'', NULL",
        "~, NULL",
        "null, NULL",
        "Null, NULL",
        "nULL, TEXT",
        "true, BOOLEAN",
        "False, BOOLEAN",
        "tRue, TEXT",
        "yes, OLD_BOOLEAN",
        "No, OLD_BOOLEAN",
        "off, OLD_BOOLEAN",
        "y, OLD_BOOLEAN",
        "yess, TEXT",
        "0, INTEGER",
        "42, INTEGER",
        "-7, INTEGER",
        "+7, NUMBER",
        "08, NUMBER",
        "012, OLD_OCTAL",
        "-012, OLD_OCTAL",
        "0x1F, NUMBER",
        "0o17, NUMBER",
        "0b11, NUMBER",
        "0x, TEXT",
        "0xg, TEXT",
        "1.10, NUMBER",
        "1., NUMBER",
        ".5, NUMBER",
        "1e3, NUMBER",
        "1E-3, NUMBER",
        "1e, TEXT",
        "., TEXT",
        "1.2.3, TEXT",
        ".inf, NUMBER",
        "-.INF, NUMBER",
        ".nan, NUMBER",
        "1:30, OLD_SEXAGESIMAL",
        "1:30:59, OLD_SEXAGESIMAL",
        "1:30.5, OLD_SEXAGESIMAL",
        "1:60, TEXT",
        "1:, TEXT",
        "1:2:x, TEXT",
        "1_000, OLD_GROUPED",
        "_1, TEXT",
        "1_000.5, OLD_GROUPED",
        "1_a, TEXT",
        "2026-11-23, OLD_DATE",
        "2026-1-2, OLD_DATE",
        "2026-11-23T10:00:00Z, OLD_DATE",
        "2026-11, TEXT",
        "2026-11-234, TEXT",
        "-, TEXT",
        "+, TEXT",
        "v1, TEXT",
        "1.0.2, TEXT",
        "200m, TEXT",
        "10s, TEXT",
        "a-b, TEXT"
    })
    void aPlainValueIsReadAsYamlReadsIt(String text, PlainReading reading) {
        assertThat(PlainReading.of(text)).isEqualTo(reading);
    }
}
