package io.gitops4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergePatchTest {
    private static final MergePatch.ListKeys NAMED =
            field -> field.equals("containers") ? List.of("name", "id") : List.of();

    @Test
    void theExamplesOfTheRfcThatHaveObjectsComeOutAsItSays() {
        check(Map.of("a", "b"), fields("a", "c"), Map.of("a", "c"));
        check(Map.of("a", "b"), fields("b", "c"), Map.of("a", "b", "b", "c"));
        check(Map.of("a", "b"), fields("a", null), Map.of());
        check(Map.of("a", "b", "b", "c"), fields("a", null), Map.of("b", "c"));
        check(Map.of("a", List.of("b")), fields("a", "c"), Map.of("a", "c"));
        check(Map.of("a", "c"), fields("a", List.of("b")), Map.of("a", List.of("b")));
        check(Map.of("a", Map.of("b", "c")), fields("a", fields("b", "d", "c", null)), Map.of("a", Map.of("b", "d")));
        check(Map.of("a", List.of(Map.of("b", "c"))), fields("a", List.of(1)), Map.of("a", List.of(1)));
        check(Map.of(), fields("a", fields("bb", fields("ccc", null))), Map.of("a", Map.of("bb", Map.of())));
        check(Map.of("a", "text"), fields("a", fields("b", "c")), Map.of("a", Map.of("b", "c")));
    }

    @Test
    void aListWithKeysMergesItemByItemAndAnyOtherReplaces() {
        Document target = Document.of(Map.of(
                "containers", List.of(Map.of("name", "app", "image", "a", "tty", true), Map.of("name", "b")),
                "args", List.of("x")));
        MergePatch patch = MergePatch.of(fields(
                "containers",
                List.of(fields("name", "c"), fields("name", "app", "image", "z", "tty", null)),
                "args",
                List.of("y")));

        assertThat(patch.applyTo(target, NAMED))
                .isEqualTo(Document.of(Map.of(
                        "containers",
                                List.of(Map.of("name", "app", "image", "z"), Map.of("name", "b"), Map.of("name", "c")),
                        "args", List.of("y"))));
        assertThat(patch.removes()).containsExactly("/containers/1/tty");
        assertThat(patch.applyTo(target, MergePatch.ListKeys.NONE).find("containers"))
                .contains(List.of(Map.of("name", "c"), Map.of("name", "app", "image", "z")));
    }

    @Test
    void aListWhoseItemsShareAKeyOrLackItReplaces() {
        List<Map<String, String>> twice = List.of(Map.of("name", "a"), Map.of("name", "a"));
        Document target = Document.of(Map.of("containers", twice));
        MergePatch patch = MergePatch.of(Map.of("containers", List.of(Map.of("name", "a", "x", "y"))));

        assertThat(patch.applyTo(target, NAMED).find("containers")).contains(List.of(Map.of("name", "a", "x", "y")));
        assertThat(patch.applyTo(Document.of(Map.of("containers", List.of(Map.of("id", "a")))), NAMED)
                        .find("containers"))
                .contains(List.of(Map.of("name", "a", "x", "y")));
    }

    @Test
    void itTellsWhatItTouches() {
        MergePatch patch = MergePatch.of(fields("metadata", fields("labels", null, "name", "x"), "spec", "text"));

        assertThat(patch.touches("metadata", "name")).isTrue();
        assertThat(patch.touches("metadata", "labels", "any")).isTrue();
        assertThat(patch.touches("spec", "replicas")).isTrue();
        assertThat(patch.touches("metadata", "namespace")).isFalse();
        assertThat(patch.touches("kind")).isFalse();
        assertThat(patch.removes()).containsExactly("/metadata/labels");
        assertThat(patch.sets()).isEqualTo(Document.of(Map.of("metadata", Map.of("name", "x"), "spec", "text")));
        assertThat(patch.at("metadata").orElseThrow().keys()).containsExactly("labels", "name");
        assertThat(patch.at("spec")).isEmpty();
    }

    @Test
    void itIsACopyEqualByValueAndShowsNoContent() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, @Nullable Object> source = fields("list", list, "none", null);
        MergePatch patch = MergePatch.of(source);
        list.add("b");
        source.put("more", "c");

        assertThat(patch).isEqualTo(MergePatch.of(fields("none", null, "list", List.of("a"))));
        assertThat(patch).hasSameHashCodeAs(MergePatch.of(fields("none", null, "list", List.of("a"))));
        assertThat(patch).isNotEqualTo(MergePatch.of(fields("list", List.of("a"))));
        assertThat(patch).hasToString("MergePatch(2 fields)");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        List<@Nullable Object> withNull = new ArrayList<>();
        withNull.add(null);
        assertThatThrownBy(() -> MergePatch.of(fields("a", withNull))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MergePatch.of(fields("a", new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    private static void check(Map<String, ?> target, Map<String, @Nullable Object> patch, Map<String, ?> result) {
        assertThat(MergePatch.of(patch).applyTo(Document.of(target), MergePatch.ListKeys.NONE))
                .isEqualTo(Document.of(result));
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return fields;
    }
}
