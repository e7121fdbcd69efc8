package io.gitops4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    private static final String ROCKET = new String(Character.toChars(0x1F680));

    @Test
    void b54_namesStayNamesWhereMarkdownHtmlAndMentionsHaveAMeaning() {
        assertThat(VisibleText.markdown("@everyone <!channel> <b>x</b> [a](b) `c` *d* #1\n| e"))
                .isEqualTo(
                        "&#64;everyone &lt;\\!channel&gt; &lt;b&gt;x&lt;/b&gt; \\[a\\](b) \\`c\\` \\*d\\* \\#1 \\| e");
    }

    @Test
    void b54_hiddenCharactersAreShown() {
        assertThat(VisibleText.markdown("a\u202eb\u001b")).isEqualTo("a\\\\u202Eb\\\\u001B");
    }

    @Test
    void b75_aTextIsCutBetweenTwoCodePoints() {
        assertThat(VisibleText.cut("abcd", 4)).isEqualTo("abcd");
        assertThat(VisibleText.cut("abcde", 4)).isEqualTo("abc\u2026");
        assertThat(VisibleText.cut(ROCKET.repeat(3), 4)).isEqualTo(ROCKET + "\u2026");
        assertThat(VisibleText.cut(ROCKET.repeat(3), 5)).isEqualTo(ROCKET.repeat(2) + "\u2026");
        assertThat(VisibleText.cut(ROCKET, 1)).isEqualTo("\u2026");
    }
}
