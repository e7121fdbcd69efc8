package io.gitops4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private final RecordedScreen recorded = new RecordedScreen(false);

    @Test
    @DisplayName("--help tells about every option that there is, and no other")
    void helpsWithEveryOption() {
        assertThat(new Program(recorded.screen()).run("--help")).isZero();

        assertThat(Pattern.compile("--[a-z-]+")
                        .matcher(recorded.text())
                        .results()
                        .map(MatchResult::group))
                .containsOnlyOnceElementsOf(Arguments.known().stream()
                        .filter(option -> !option.equals("--help") && !option.equals("--repo"))
                        .toList())
                .allMatch(option -> Arguments.known().contains(option));
    }

    @Test
    @DisplayName("arguments that make no sense end with 2")
    void endsWithTwoForWrongArguments() {
        assertThat(new Program(recorded.screen()).run("--frobnicate")).isEqualTo(2);
        assertThat(recorded.text()).isEqualTo("QUICKSTART-ARGS: there is no option '--frobnicate'. Do: see --help.\n");
    }
}
