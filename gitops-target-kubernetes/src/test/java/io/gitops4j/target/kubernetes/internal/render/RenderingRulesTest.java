package io.gitops4j.target.kubernetes.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderingRulesTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1,1m", "999,999m", "1000,1", "1500,1500m", "2000,2"})
    void cpuIsCanonical(long millis, String text) {
        assertThat(Quantity.cpu(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "1024,1Ki",
        "268435456,256Mi",
        "1610612736,1536Mi",
        "1000000000,1G",
        "1500000,1500k",
        "1536000,1500Ki"
    })
    void memoryIsCanonical(long bytes, String text) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"a$b,a$b", "^x$,^x$", "$(A),$$(A)", "$$,$$$$", "$5 $(A),$$5 $$(A)"})
    void literalsSurviveTheKubelet(String text, String escaped) {
        assertThat(Literals.escaped(text)).isEqualTo(escaped);
    }

    @Test
    void aTreeLeavesOutWhatIsEmpty() {
        assertThat(new Tree()
                        .with("text", "")
                        .with("list", List.of())
                        .with("map", Map.of())
                        .with("nested", new Tree().with("text", ""))
                        .with("none", Optional.empty())
                        .with("zero", 0)
                        .with("no", false)
                        .toMap())
                .containsOnlyKeys("zero", "no");
    }
}
