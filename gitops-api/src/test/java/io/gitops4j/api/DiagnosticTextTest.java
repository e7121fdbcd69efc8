package io.gitops4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DiagnosticTextTest {
    private static final Position PLACE = new Position("cart/.weave.yaml", 3, 5);

    @Test
    void saysWhereWhatAndWhatToDo() {
        assertThat(Diagnostic.error("WAML-PORT")
                        .at(PLACE)
                        .path("ports[0]")
                        .what("port 0 is out of range")
                        .remedy("use 1 to 65535")
                        .build())
                .hasToString("WAML-PORT cart/.weave.yaml:3:5 ports[0]: port 0 is out of range. Do: use 1 to 65535.");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(Diagnostic.warning("X").what("why").build()).hasToString("X: why.");
        assertThat(Diagnostic.warning("X").at(Position.ofFile("f")).what("why?").build())
                .hasToString("X f: why?");
    }

    @Test
    void aLongTextIsCutAndTheRemedyIsKept() {
        String text = Diagnostic.error("X")
                .at(PLACE)
                .what("a".repeat(1000))
                .remedy("mend it")
                .build()
                .toString();

        assertThat(text).hasSize(Diagnostic.MAX_LENGTH).endsWith("aaa... Do: mend it.");
    }

    @Test
    void aCutNeverSplitsACharacter() {
        for (int i = 250; i < 310; i++) {
            String text = Diagnostic.error("X")
                    .what("a".repeat(i) + "😀".repeat(50))
                    .build()
                    .toString();
            assertThat(text.chars().filter(c -> Character.isSurrogate((char) c)).count() % 2)
                    .isZero();
            assertThat(text.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        }
    }

    @Test
    void b13_hiddenCharactersAreMadeVisible() {
        assertThat(Diagnostic.error("X")
                        .what("a\u202Eb\nc\u0000\u200B\u001B[31m\u2028")
                        .build())
                .hasToString("X: a\\u202Eb\\u000Ac\\u0000\\u200B\\u001B[31m\\u2028.");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isAlwaysOneShortLineWithoutHiddenCharacters(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = Diagnostic.error("X")
                .at(new Position(any(random, 100), random.nextInt(9), random.nextInt(9)))
                .path(any(random, 60))
                .what("w" + any(random, 500))
                .remedy(any(random, 200))
                .build()
                .toString();

        assertThat(text).hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH).hasLineCount(1);
        assertThat(text.codePoints())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static String any(SplittableRandom random, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.appendCodePoint(
                    random.nextInt(4) == 0 ? random.nextInt(Character.MAX_CODE_POINT + 1) : 'a' + random.nextInt(26));
        }
        return text.toString();
    }

    @Test
    void aFindingThatSaysNothingIsRefused() {
        assertThatThrownBy(() -> Diagnostic.error("X").remedy("y").build()).isInstanceOf(IllegalStateException.class);
    }
}
