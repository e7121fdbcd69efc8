package io.gitops4j.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each {@code messages/name.yaml} gives exactly the messages in {@code messages/name.txt}. */
class ConfigMessagesTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "b01_tab",
                "b02_unclosed",
                "b03_duplicate_keys",
                "b07_tag",
                "b08_alias",
                "b09_two_documents",
                "b10_empty",
                "b11_list_at_the_top",
                "b14_misspelt_keys",
                "b15_wrong_types",
                "everything_at_once",
                "out_of_range",
                "names",
                "rules"
            })
    void tellsEveryProblemAtItsLine(String name) throws IOException {
        assertThat(messages(resource(name + ".yaml")))
                .isEqualTo(new String(resource(name + ".txt"), StandardCharsets.UTF_8).strip());
    }

    @Test
    void b05_refusesDeepNestingQuickly() {
        byte[] deep = ("owner: " + "[".repeat(10_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(messages(deep))
                .isEqualTo("YAML-DEPTH gitops.yaml:1:57: it is nested deeper than 50 levels. Do: flatten it.");
    }

    @Test
    void b06_refusesALargeFile() {
        assertThat(messages(new byte[(1 << 20) + 1])).startsWith("CONFIG-SIZE gitops.yaml: ");
    }

    @Test
    void b12_refusesWhatIsNotUtf8() {
        assertThat(messages(new byte[] {'o', ':', ' ', (byte) 0xC3}))
                .isEqualTo("CONFIG-ENCODING gitops.yaml: the file is not UTF-8. Do: save it as UTF-8.");
    }

    private static String messages(byte[] content) {
        GitOpsException thrown =
                catchThrowableOfType(GitOpsException.class, () -> GitOpsConfig.parse("gitops.yaml", content));
        assertThat(thrown.kind()).isEqualTo(FailureKind.CONFIG);
        assertThat(thrown.diagnostics()).allSatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.toString()).hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH);
        });
        return thrown.getMessage();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = ConfigMessagesTest.class.getResourceAsStream("messages/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
