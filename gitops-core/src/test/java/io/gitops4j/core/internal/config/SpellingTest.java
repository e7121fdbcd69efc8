package io.gitops4j.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KNOWN = List.of("owner", "sources", "environments", "maxDeletes", "url");

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource({"ownr,owner", "soruces,sources", "Environments,environments", "max_deletes,maxDeletes", "ulr,url"})
    void guessesTheNearestWord(String written, String meant) {
        assertThat(Spelling.nearest(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest(name = "{0} means nothing known")
    @CsvSource({"kubernetes", "x", "password"})
    void doesNotGuessWildly(String written) {
        assertThat(Spelling.nearest(written, KNOWN)).isEmpty();
    }
}
