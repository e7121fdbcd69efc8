package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Input made to hurt, or broken below the level of text. Each is refused with its reason, soon. */
@Timeout(300)
class HostileInputTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final WamlParser parser = new WamlParser();

    @Test
    void b04_aliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c <= 'i'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((before + ",").repeat(9))
                    .append("]\n");
        }
        assertThat(says(bomb.toString()))
                .containsExactly(
                        "YAML-ALIAS shop/.weave.yaml:5:23: the manifest has more than 50000 values, counting what aliases repeat."
                                + " Do: move data out of the manifest.");
    }

    @Test
    void b04_manySmallAliasesAreRefused() {
        String manifest = "a: &a [x]\nb: [" + "*a,".repeat(51) + "]\n";
        assertThat(says(manifest))
                .containsExactly("YAML-ALIAS shop/.weave.yaml:2:155: more than 50 aliases repeat lists or mappings."
                        + " Do: use 'defaults' entries for what environments share.");
    }

    @Test
    void b05_tenThousandBracketsAreRefused() {
        assertThat(says("a: " + "[".repeat(10_000)))
                .containsExactly("YAML-DEPTH shop/.weave.yaml:1:53: values are nested deeper than 50 levels."
                        + " Do: flatten the manifest.");
    }

    @Test
    void b05_deepBlocksAreRefused() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            deep.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(says(deep.toString())).singleElement().asString().startsWith("YAML-DEPTH shop/.weave.yaml:51:51:");
    }

    @Test
    void b06_aManifestAboveTheLimitIsRefusedUnread() {
        assertThat(says(new byte[(1 << 20) + 1]))
                .containsExactly(
                        "SRC-SIZE shop/.weave.yaml: the manifest has more than 1048576 bytes, and no more are read."
                                + " Do: split it, or move data out of it.");
    }

    @Test
    void b12_utf16IsRefused() {
        assertThat(says("schema: \"2\"".getBytes(StandardCharsets.UTF_16)))
                .containsExactly(
                        "SRC-ENCODING shop/.weave.yaml:1: the file is not UTF-8 at byte 0: it looks like UTF-16."
                                + " Do: save it as UTF-8.");
        assertThat(says("schema: \"2\"".getBytes(StandardCharsets.UTF_16LE)))
                .containsExactly("SRC-ENCODING shop/.weave.yaml:1: the file is not UTF-8 at byte 1:"
                        + " it looks like UTF-16 or UTF-32. Do: save it as UTF-8.");
    }

    @Test
    void b12_anInvalidByteIsToldWithItsOffset() {
        byte[] manifest = "schema: \"2\"\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(says(manifest))
                .containsExactly("SRC-ENCODING shop/.weave.yaml:2: the file is not UTF-8 at byte 21:"
                        + " 0xE9 does not belong there. Do: save it as UTF-8.");
    }

    @Test
    void b12_aCharacterCutOffAtTheEndIsTold() {
        assertThat(says(new byte[] {'a', (byte) 0xC3}))
                .containsExactly("SRC-ENCODING shop/.weave.yaml:1: the file is not UTF-8 at byte 1:"
                        + " 0xC3 does not belong there. Do: save it as UTF-8.");
    }

    @Test
    void b12_aByteOrderMarkOfUtf8IsAccepted() {
        byte[] manifest = ("\uFEFF" + Manifests.HEAD + "deploy: {prod: {}}\n").getBytes(StandardCharsets.UTF_8);
        ParseResult result = parse(manifest);
        assertThat(result.services()).hasSize(1);
        assertThat(result.services().get(0).position().line()).isEqualTo(4);
    }

    @Test
    void b18_aLineOf900KibIsRefused() {
        assertThat(says("a: " + "x".repeat(900 << 10)))
                .containsExactly(
                        "WAML-LIMIT shop/.weave.yaml:1:1: the line has 921603 characters, and at most 16384 are read."
                                + " Do: break the line, or move data out of the manifest.");
    }

    @Test
    void b18_aHundredThousandKeysAreRefused() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            keys.append('k').append(i).append(": 1\n");
        }
        assertThat(says(keys.toString()))
                .singleElement()
                .asString()
                .startsWith("WAML-LIMIT shop/.weave.yaml:25000:")
                .contains("more than 50000 values");
    }

    @Test
    void b18_tooManyFindingsAreCounted() {
        StringBuilder keys = new StringBuilder(Manifests.HEAD).append("deploy: {prod: {}}\n");
        for (int i = 0; i < 20_000; i++) {
            keys.append("deploi").append(i).append(": 1\n");
        }
        assertThat(says(keys.toString()))
                .hasSize(101)
                .last()
                .isEqualTo("WAML-LIMIT shop/.weave.yaml: there are 19900 more findings than the first 100."
                        + " Do: mend these first.");
    }

    @Test
    void b21_manyPlaceholdersAreFoundInLinearTime() {
        assertThat(says(Manifests.HEAD + "name: \"" + "${commit} {".repeat(1_000) + "\"\n"))
                .isNotEmpty();
    }

    @Test
    void b44_aPatternOfStarsIsFast() {
        String manifest = Manifests.HEAD + "defaults:\n- match: \"" + "*a".repeat(5_000) + "b\"\ndeploy: {"
                + "a".repeat(128) + ": {}}\n";
        assertThat(says(manifest)).isNotEmpty();
    }

    private List<String> says(String manifest) {
        return says(manifest.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> says(byte[] manifest) {
        return Manifests.said(parse(manifest)).stream()
                .map(Diagnostic::toString)
                .toList();
    }

    /** Time on a processor, so that a busy machine makes no input slow. */
    private ParseResult parse(byte[] manifest) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        ParseResult result = parser.parse(ParseRequest.of(Manifests.FILE, manifest, Set.of("prod")));
        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - before)).isLessThan(SOON);
        return result;
    }
}
