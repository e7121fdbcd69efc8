package io.gitops4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TreeDiffTest {
    private static List<String> diff(Map<String, ?> before, Map<String, ?> after, String... sensitive) {
        return FieldDiff.between(Document.of(before), Document.of(after), Set.of(sensitive)).stream()
                .map(FieldDiff::toString)
                .toList();
    }

    @Test
    void equalDocumentsDoNotDiffer() {
        assertThat(diff(Map.of("a", List.of(1, Map.of("b", 2))), Map.of("a", List.of(1, Map.of("b", 2)))))
                .isEmpty();
    }

    @Test
    void namesEachLeafInTheOrderOfPaths() {
        assertThat(diff(
                        Map.of("spec", Map.of("replicas", 2, "old", "x")),
                        Map.of("spec", Map.of("replicas", 3, "new", true))))
                .containsExactly("spec.new: (none) -> true", "spec.old: x -> (none)", "spec.replicas: 2 -> 3");
    }

    @Test
    void b43_whatLooksLikeASecretIsMaskedWhateverItIsCalled() {
        assertThat(diff(
                        Map.of(
                                "env",
                                List.of(variable("A", "ghp_abcdefghijklmnopqrst"), variable("DB_PASSWORD", "old"))),
                        Map.of("env", List.of(variable("A", "plain"), variable("B", "https://a:hush@b")))))
                .containsExactly(
                        "env[A].value: *** -> ***",
                        "env[B].name: (none) -> ***",
                        "env[B].value: (none) -> ***",
                        "env[DB_PASSWORD].name: *** -> (none)",
                        "env[DB_PASSWORD].value: *** -> (none)");
    }

    @Test
    void b43_anArgumentBehindATellingOptionIsMasked() {
        assertThat(diff(
                        Map.of("args", List.of("--password", "old", "--user", "a", "--token=old")),
                        Map.of("args", List.of("--password", "new", "--user", "b", "--token=new"))))
                .containsExactly("args[1]: *** -> ***", "args[3]: a -> b", "args[4]: *** -> ***");
        assertThat(diff(Map.of("args", "none"), Map.of("args", List.of("--password", "new"))))
                .containsExactly("args: none -> ***");
    }

    private static Map<String, Object> variable(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    @Test
    void itemsThatHaveANameGoByIt() {
        assertThat(diff(
                        Map.of("containers", List.of(named("app", "app:1"), named("side", "side:1"))),
                        Map.of("containers", List.of(named("side", "side:1"), named("app", "app:2")))))
                .containsExactly("containers[app].image: app:1 -> app:2");
    }

    @Test
    void itemsWithoutNamesOrWithDoubleOnesGoByTheirPlace() {
        assertThat(diff(Map.of("args", List.of("a", "b")), Map.of("args", List.of("a", "c", "d"))))
                .containsExactly("args[1]: b -> c", "args[2]: (none) -> d");
        assertThat(diff(
                        Map.of("c", List.of(named("x", "1"), named("x", "2"))),
                        Map.of("c", List.of(named("x", "1"), named("x", "3")))))
                .containsExactly("c[1].image: 2 -> 3");
    }

    @Test
    void moreThanTenItemsKeepTheirOrder() {
        List<Integer> before = IntStream.range(0, 12).boxed().toList();
        List<Integer> after = new ArrayList<>(before);
        after.set(2, 99);
        after.set(11, 98);

        assertThat(diff(Map.of("l", before), Map.of("l", after))).containsExactly("l[02]: 2 -> 99", "l[11]: 11 -> 98");
    }

    @Test
    void aTreeOppositeAPlainValueIsShownWhole() {
        assertThat(diff(Map.of("a", Map.of("b", 1)), Map.of("a", "x"))).containsExactly("a: {\"b\":1} -> x");
        assertThat(diff(Map.of("a", Map.of()), Map.of())).containsExactly("a: {} -> (none)");
    }

    @Test
    void i9_secretValuesAreMaskedUnderTheirKeyAndUnderTheirName() {
        assertThat(diff(Map.of("env", Map.of("TOKEN", "old")), Map.of("env", Map.of("TOKEN", "new")), "TOKEN"))
                .containsExactly("env.TOKEN: *** -> ***");
        assertThat(diff(
                        Map.of("env", List.of(Map.of("name", "TOKEN", "value", "old"))),
                        Map.of("env", List.of(Map.of("name", "TOKEN", "value", "new"))),
                        "TOKEN"))
                .containsExactly("env[TOKEN].value: *** -> ***");
    }

    @Test
    void i9_aSecretInsideWhatIsShownWholeIsMasked() {
        assertThat(diff(Map.of("env", Map.of("TOKEN", "s3cret")), Map.of("env", "none"), "TOKEN"))
                .containsExactly("env: *** -> none");
        assertThat(diff(
                        Map.of("env", List.of(Map.of("name", "TOKEN", "value", "s3cret"), Map.of("value", "x"))),
                        Map.of(),
                        "TOKEN"))
                .noneMatch(line -> line.contains("s3cret"));
    }

    private static Map<String, Object> named(String name, String image) {
        return Map.of("name", name, "image", image);
    }
}
