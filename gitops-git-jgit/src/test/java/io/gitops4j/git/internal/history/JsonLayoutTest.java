package io.gitops4j.git.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLayoutTest {
    @Test
    void aRecordIsSpreadForPeople() {
        assertThat(JsonLayout.spread("{\"v\":1,\"intent\":{\"at\":\"12:30\",\"services\":[{\"to\":{\"id\":\"abc\"},"
                        + "\"resources\":[[\"Deployment\",\"shop\",\"web\"],[]]}],\"open\":{}}}"))
                .isEqualTo("""
                        {
                          "v": 1,
                          "intent": {
                            "at": "12:30",
                            "services": [
                              {
                                "to": {
                                  "id": "abc"
                                },
                                "resources": [
                                  ["Deployment","shop","web"],
                                  []
                                ]
                              }
                            ],
                            "open": {}
                          }
                        }
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "\"\"",
                "null",
                "{ }",
                "[ [ ] , { } ]",
                "{\"a\" : \"\\\"{[,:]}\\\\\" , \"b\":[1, 2,{\"c\":\"\"}]  }",
                "{\"a\":  [1] ,\t\"b\":\"x\\n\"}",
                " {\"a\":[[[]]]} "
            })
    void whatIsSpreadIsGatheredCharacterByCharacter(String line) {
        assertThat(JsonLayout.gather(JsonLayout.spread(line))).isEqualTo(line);
    }

    @ParameterizedTest(name = "randomJsonIsGatheredCharacterByCharacter, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomJsonIsGatheredCharacterByCharacter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder json = new StringBuilder();
            value(json, random, 4);
            String line = json.toString();
            String spread = JsonLayout.spread(line);
            assertThat(spread).endsWith("\n");
            assertThat(JsonLayout.gather(spread)).isEqualTo(line);
        }
    }

    /** The store takes what it is given: whether it is JSON is the engine's business. */
    @ParameterizedTest(name = "anyLineAtAllIsGatheredCharacterByCharacter, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyLineAtAllIsGatheredCharacterByCharacter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String characters = "{}[]:, \"\\a";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            String line = text.toString();
            assertThat(JsonLayout.gather(JsonLayout.spread(line))).isEqualTo(line);
        }
    }

    private static void value(StringBuilder json, SplittableRandom random, int depth) {
        blank(json, random);
        switch (depth == 0 ? random.nextInt(2) : random.nextInt(4)) {
            case 0 -> json.append(random.nextInt());
            case 1 -> string(json, random);
            case 2 -> {
                json.append('[');
                items(json, random, depth, false);
                json.append(']');
            }
            default -> {
                json.append('{');
                items(json, random, depth, true);
                json.append('}');
            }
        }
        blank(json, random);
    }

    private static void items(StringBuilder json, SplittableRandom random, int depth, boolean named) {
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                json.append(',');
            }
            if (named) {
                blank(json, random);
                string(json, random);
                blank(json, random);
                json.append(':');
            }
            value(json, random, depth - 1);
        }
        if (count == 0) {
            blank(json, random);
        }
    }

    private static void string(StringBuilder json, SplittableRandom random) {
        String[] parts = {"a", " ", "{", "}", "[", "]", ":", ",", "\\\"", "\\\\", "\\n", "\u00fc"};
        json.append('"');
        for (int i = random.nextInt(6); i > 0; i--) {
            json.append(parts[random.nextInt(parts.length)]);
        }
        json.append('"');
    }

    private static void blank(StringBuilder json, SplittableRandom random) {
        json.append(" ".repeat(Math.max(0, random.nextInt(8) - 5)));
    }
}
