package io.gitops4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardsTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "*, prod, true",
        "*, prod@beta, true",
        "prod-*, prod-1, true",
        "prod-*, prod, false",
        "*-prod, eu-prod, true",
        "*-prod, eu-prod@beta, false",
        "wsf-prod-1-gke1-west3*, wsf-prod-1-gke1-west3@beta, true",
        "prod-?, prod-1, true",
        "prod-?, prod-12, false",
        "prod, prod@beta, false",
        "a*b*c, aXbYbZc, true",
        "**, x, true",
    })
    void starIsAnythingAndQuestionMarkOneCharacter(String glob, String id, boolean matches) {
        assertThat(Wildcards.matches(glob, id)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 31)
    void agreesWithARegularExpression(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String glob = random(random, "ab*?");
            String text = random(random, "ab");
            Pattern pattern = Pattern.compile(glob.replace("*", ".*").replace("?", "."));
            assertThat(Wildcards.matches(glob, text))
                    .as("%s on %s", glob, text)
                    .isEqualTo(pattern.matcher(text).matches());
        }
    }

    private static String random(SplittableRandom random, String characters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
