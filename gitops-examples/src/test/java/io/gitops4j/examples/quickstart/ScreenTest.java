package io.gitops4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.examples.quickstart.Screen.Ink;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScreenTest {
    @Test
    @DisplayName("colour is for a terminal, unless NO_COLOR is set or the terminal is dumb")
    void coloursTerminalsThatWantIt() {
        assertThat(Screen.wantsColour(Map.of(), true)).isTrue();
        assertThat(Screen.wantsColour(Map.of("NO_COLOR", ""), true))
                .as("an empty NO_COLOR counts as none")
                .isTrue();
        assertThat(Screen.wantsColour(Map.of(), false)).isFalse();
        assertThat(Screen.wantsColour(Map.of("NO_COLOR", "1"), true)).isFalse();
        assertThat(Screen.wantsColour(Map.of("TERM", "dumb"), true)).isFalse();
    }

    @Test
    @DisplayName("a plan is coloured by the mark of each line, and without colour it has the same words")
    void coloursPlansByMark() {
        RecordedScreen coloured = new RecordedScreen(true);
        RecordedScreen plain = new RecordedScreen(false);
        String plan = "plan for production\n  + cart: create\n  ~ shop: change\n  - old: remove\n  ! bad: invalid\n";

        coloured.screen().plan(plan);
        plain.screen().plan(plan);

        assertThat(coloured.text()).isEqualTo("""
                          plan for production
                        \u001b[32m    + cart: create\u001b[0m
                        \u001b[33m    ~ shop: change\u001b[0m
                        \u001b[31m    - old: remove\u001b[0m
                        \u001b[31m    ! bad: invalid\u001b[0m
                        """);
        assertThat(plain.text()).isEqualTo(coloured.text().replaceAll("\u001b\\[[0-9]+m", ""));
    }

    @Test
    @DisplayName("an empty line has no colour")
    void leavesEmptyLinesAlone() {
        RecordedScreen coloured = new RecordedScreen(true);

        coloured.screen().line(Ink.BAD, "");

        assertThat(coloured.text()).isEqualTo("\n");
    }
}
