package io.gitops4j.core.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Document;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyYamlTest {
    private static final String[] PIECES = {
        "a", "Z", "0", "9", ":", " ", "-", "#", "\n", "\t", "\"", "'", "\\", "{", "]", ",", "&", "*", "!", "|", ">",
        "%", "@", "`", "~", "null", "no", "\u0085", "\u2028", "\u0000", "\u007f", "\ufeff", "ü", "🚀", "=", "<<", ".",
        "e", "_"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yes",
                "No",
                "on",
                "off",
                "y",
                "n",
                "true",
                "False",
                "null",
                "~",
                "Null",
                "010",
                "0x1F",
                "0o7",
                "1_000",
                "1:30",
                "1e3",
                "1.",
                ".5",
                "-1",
                "+1",
                ".inf",
                "-.INF",
                ".nan",
                "2001-01-01",
                "=",
                "<<",
                "- a",
                "a: b",
                "a #b",
                "#a",
                "a:",
                ":a",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a",
                "|",
                ">",
                "[",
                "{",
                "a\nb",
                "a\n",
                "\na",
                "a\n\n",
                " a",
                "a ",
                "a\r\nb",
                "\u0085",
                "\u2028",
                "\u0000",
                "\ufeff",
                "---",
                "...",
                "'",
                "\"",
                "C:\\x",
                "https://example.com/a?b=c#d",
                "example.com:5000/cart:1.0",
                "/bin/sh",
                "a_b-c.d",
                "٣",
                "12e03"
            })
    void readsEveryTextAsItWas(String text) {
        Document body = Document.of(Map.of("value", text, "list", List.of(text), "map", Map.of(text + "k", text)));

        assertThat(BodyYaml.read(BodyYaml.write(body))).contains(body);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsWhatItWrote(long seed) {
        Document body = Document.of(map(new SplittableRandom(seed), 0));

        assertThat(BodyYaml.read(BodyYaml.write(body))).contains(body);
    }

    @Test
    void readsKeysOfAnyLength() {
        String key = "k ".repeat(2000);
        Document body = Document.of(Map.of(
                key + 1, "text", key + 2, List.of(Map.of(key, "x")), key + 3, Map.of(key, Map.of(key, List.of(1L)))));

        assertThat(BodyYaml.read(BodyYaml.write(body))).contains(body);
    }

    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(BodyYaml.write(Document.of(Map.of("image", "example.com:5000/cart:v1.0"))))
                .isEqualTo("image: example.com:5000/cart:v1.0\n");
        assertThat(BodyYaml.write(Document.of(Map.of("tag", "1.0")))).isEqualTo("tag: \"1.0\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "[a]", "a: [", "a: b\n---\nc: d", "a: !!binary aGk=", "? [a]\n: b"})
    void readsNothingFromWhatIsNoBody(String edited) {
        assertThat(BodyYaml.read(edited)).isEmpty();
    }

    private static Map<String, Object> map(SplittableRandom random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            map.put("k" + text(random), value(random, depth));
        }
        return map;
    }

    private static Object value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(1, 30));
            case 3, 4 -> text(random);
            case 5 -> map(random, depth + 1);
            default -> list(random, depth + 1);
        };
    }

    private static List<Object> list(SplittableRandom random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(random, depth));
        }
        return list;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
