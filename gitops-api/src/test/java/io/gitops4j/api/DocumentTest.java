package io.gitops4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DocumentTest {
    @Test
    void oneNumberIsOneValueHoweverItWasWritten() {
        Document one = Document.of(Map.of("n", 1));

        assertThat(List.of(1L, (short) 1, 1.0, 1.0f, new BigDecimal("1.00"), BigInteger.ONE))
                .allSatisfy(
                        number -> assertThat(Document.of(Map.of("n", number))).isEqualTo(one));
        assertThat(Document.of(Map.of("n", 1.5)).fields()).containsEntry("n", new BigDecimal("1.5"));
    }

    @Test
    void anAbsurdExponentCostsNothing() {
        Document document = Document.of(Map.of("n", new BigDecimal("1e999999999")));

        assertThat(document.toJson()).hasSizeLessThan(40);
    }

    @Test
    void laterChangesToWhatItWasMadeOfDoNotShow() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Document document = Document.of(Map.of("list", list));

        list.add("b");

        assertThat(document.find("list")).contains(List.of("a"));
        assertThatThrownBy(() -> document.fields().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nullMeansAbsent() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("a", null);

        assertThat(Document.of(fields)).isEqualTo(Document.of(Map.of()));
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Document.of(Map.of("a", Map.of("b", List.of(1, Thread.State.NEW)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/a/b/1")
                .hasMessageContaining("State");
        assertThatThrownBy(() -> Document.of(Map.of("a", Map.of(1, 2)))).hasMessageContaining("/a");
        assertThatThrownBy(() -> Document.of(Map.of("a", Collections.singletonList(null))))
                .hasMessageContaining("/a/0");
    }

    @Test
    void writesJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", List.of(1, true, "x"));
        fields.put("a", Map.of("quote", "\"\\\n\u0001\uD800 é"));

        assertThat(Document.of(fields).toJson())
                .isEqualTo("{\"z\":[1,true,\"x\"],\"a\":{\"quote\":\"\\\"\\\\\\u000a\\u0001\\ud800 é\"}}");
    }

    @Test
    void findsByPath() {
        Document document = Document.of(Map.of("a", Map.of("b", 7)));

        assertThat(document.text("a", "b")).isEqualTo("7");
        assertThat(document.find("a", "c")).isEmpty();
        assertThat(document.find("a", "b", "c")).isEmpty();
    }

    @Test
    void doesNotShowItsContent() {
        assertThat(Document.of(Map.of("password", "hunter2"))).asString().doesNotContain("hunter2");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theDigestDependsOnContentAndNotOnTheOrderOfKeys(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Object> fields = tree(random, 3);
        Document document = Document.of(fields);

        assertThat(Document.of(reversed(fields))).isEqualTo(document).hasSameHashCodeAs(document);
        assertThat(Document.of(reversed(fields)).digest()).isEqualTo(document.digest());
        Map<String, Object> other = new LinkedHashMap<>(fields);
        other.put("one more", seed);
        assertThat(Document.of(other).digest()).isNotEqualTo(document.digest());
    }

    private static Map<String, Object> tree(SplittableRandom random, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Object value = switch (random.nextInt(depth == 0 ? 3 : 5)) {
                case 0 -> random.nextInt();
                case 1 -> random.nextBoolean();
                case 2 -> "text " + random.nextInt(9);
                case 3 -> tree(random, depth - 1);
                default -> List.of(tree(random, depth - 1), "x");
            };
            fields.put("k" + random.nextInt(100), value);
        }
        return fields;
    }

    @SuppressWarnings("unchecked") // only this test's own trees come here
    private static Map<String, Object> reversed(Map<String, Object> fields) {
        List<Map.Entry<String, Object>> entries = new ArrayList<>(fields.entrySet());
        Collections.reverse(entries);
        Map<String, Object> reversed = new LinkedHashMap<>();
        entries.forEach(entry -> reversed.put(
                entry.getKey(),
                entry.getValue() instanceof Map<?, ?> map ? reversed((Map<String, Object>) map) : entry.getValue()));
        return reversed;
    }
}
