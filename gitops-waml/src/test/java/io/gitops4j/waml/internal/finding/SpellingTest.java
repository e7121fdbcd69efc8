package io.gitops4j.waml.internal.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KNOWN = List.of("replicas", "maxSurge", "maxUnavailable", "env");

    @ParameterizedTest(name = "{0} meant {1}")
    @CsvSource({
        "replcas,replicas",
        "relpicas,replicas",
        "Replicas,replicas",
        "max_surge,maxSurge",
        "evn,env",
        "maxUnavailible,maxUnavailable"
    })
    void aSlipIsRecognised(String word, String meant) {
        assertThat(Spelling.nearest(word, KNOWN)).contains(meant);
    }

    @Test
    void anotherWordIsNotASlip() {
        assertThat(Spelling.nearest("command", KNOWN)).isEmpty();
        assertThat(Spelling.nearest("x", KNOWN)).isEmpty();
        assertThat(Spelling.nearest("replicas".repeat(100), KNOWN)).isEmpty();
    }
}
