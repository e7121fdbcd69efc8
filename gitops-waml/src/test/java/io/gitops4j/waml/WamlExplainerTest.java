package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.yaml.YamlComposer;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told about a merge is true. */
class WamlExplainerTest {
    private static final int CASES = 100;
    private static final Path FILES = Path.of("src/test/resources/explain");
    private static final String SHOP = read("shop.yaml");

    private final WamlExplainer explainer = new WamlExplainer();

    @Test
    void aValueTellsEveryLayerThatSetIt() {
        assertThat(explain(SHOP, "prod-1").at("scaling.replicas"))
                .singleElement()
                .hasToString("""
                scaling.replicas: 5
                  shop/.weave.yaml:16:25 deploy prod-1: 5
                  shop/.weave.yaml:6:23 defaults "*": 4
                  template:backend-default:14:13 template backend-default: 3""");
    }

    @Test
    void aValueTellsWhatRemovedIt() {
        Explanation shop = explain(SHOP, "prod-1");
        assertThat(shop.at("env[GREETING]")).singleElement().hasToString("""
                env[GREETING] is removed
                  shop/.weave.yaml:19:31 deploy prod-1 removes it
                  shop/.weave.yaml:10:29 defaults "*": one\\ntwo""");
        assertThat(shop.at("resources.requests.cpu")).singleElement().satisfies(cpu -> {
            assertThat(cpu.value()).isEmpty();
            assertThat(cpu.origin())
                    .isEqualTo(new Origin(
                            new Position(Manifests.FILE, 13, 25),
                            "defaults[1].resources.requests",
                            "defaults \"prod-*\""));
            assertThat(cpu.steps())
                    .extracting(step -> step.value().orElse("removed"))
                    .containsExactly("200m", "removed");
        });
        assertThat(shop.at("args[1]")).singleElement().hasToString("""
                args[1] is removed
                  shop/.weave.yaml:17:11 deploy prod-1 removes it
                  shop/.weave.yaml:11:13 defaults "*": b""");
    }

    @Test
    void aValueIsFoundByThePathOfTheSpecToo() {
        Explanation shop = explain(SHOP, "prod-1");
        assertThat(shop.at("containers[0].resources.limits.cpuMillis"))
                .isEqualTo(shop.at("resources.limits.cpu"))
                .hasSize(1);
        assertThat(shop.at("containers[0].env[0]"))
                .isEqualTo(shop.at("env[LOG_LEVEL]"))
                .hasSize(1);
        assertThat(shop.at("id")).isEqualTo(shop.at("slug")).hasSize(1);
        assertThat(shop.at("resources")).hasSize(4);
        assertThat(shop.at("resourcesx")).isEmpty();
    }

    @Test
    void noSecretIsShown() {
        Explanation shop = explain(SHOP, "prod-1");
        assertThat(shop.toString() + shop.yaml() + shop.entries())
                .doesNotContain("hunter2")
                .contains("vault:shop#token");
        assertThat(shop.at("env[API_TOKEN]").get(0).steps())
                .extracting(step -> step.value().orElseThrow())
                .containsExactly("***", "vault:shop#token");
        Explanation open = explain(SHOP.replace("vault:shop#token", "correct-horse"), "prod-1");
        assertThat(open.toString() + open.yaml()).doesNotContain("hunter2").doesNotContain("correct-horse");
        assertThat(open.yaml()).contains("value: \"***\"  # shop/.weave.yaml:20:32 deploy prod-1 (masked)");
    }

    @Test
    void theYamlHasACommentBehindEachValue() {
        assertThat(explain(SHOP, "prod-1").yaml()).isEqualTo(read("shop-prod-1.yaml"));
    }

    @Test
    void thePageTellsTheSame() throws IOException {
        Explanation explanation = explainer.explain("shop/.weave.yaml", SHOP, "prod-1");
        List<Explanation.Entry> replicas = explanation.at("scaling.replicas");
        assertThat(Files.readString(Path.of("../docs/waml/explain.md")))
                .contains(
                        replicas.get(0).toString(),
                        explanation.at("env[GREETING]").get(0).toString());
    }

    @Test
    void aFileOfSchema1IsToldInItsOwnWords() throws IOException {
        Explanation orders = explain(Files.readString(Path.of("src/test/resources/schema1/orders.yaml")), "prod-1");
        assertThat(orders.at("ingress[0].host")).singleElement().hasToString("""
                ingress[0].host: orders.shop.example.com
                  shop/.weave.yaml:23:19 deploy base: orders.shop.example.com""");
        assertThat(orders.at("namespace").get(0).origin().path()).isEqualTo("k8sNamespace");
    }

    @Test
    void aFileThatCannotBeExplainedSaysWhy() {
        Explanation other = explain(SHOP, "prod-2");
        assertThat(other.entries()).isEmpty();
        assertThat(other.yaml()).isEmpty();
        assertThat(other.diagnostics())
                .extracting(Object::toString)
                .containsExactly("WAML-TARGET shop/.weave.yaml:1:1 deploy: there is no deploy entry 'prod-2'; there are"
                        + " prod-1. Do: did you mean prod-1?");
        assertThat(explain("a: [", "prod-1").diagnostics())
                .extracting(d -> d.code())
                .containsExactly("YAML-SYNTAX");
        assertThat(explain(SHOP + "    scaling: 7\n", "prod-1").diagnostics())
                .extracting(d -> d.code())
                .containsExactly("YAML-DUP");
    }

    @Test
    void aMappingThatGaveWayToAListByMistakeIsToldSo() {
        Explanation shop = explain(SHOP.replace("scaling: {replicas: 5}", "scaling: [5]"), "prod-1");
        assertThat(shop.diagnostics()).extracting(d -> d.code()).containsExactly("WAML-MERGE");
        assertThat(shop.at("scaling.replicas").get(0).steps())
                .extracting(step -> step.value().orElse("removed"))
                .containsExactly("3", "4", "removed");
        assertThat(shop.at("scaling[0]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-app.yaml", "everything.yaml", "nightly.yaml", "worker.yaml"})
    void everyOriginOfASpecIsTold(String name) {
        String manifest = Manifests.read(name);
        int told = 0;
        for (DeclaredService service : Manifests.parse(
                        new WamlParser(), manifest, "dev", "prod-1", "prod-cluster-1", "prod-cluster-2")
                .services()) {
            String ref = service.service().ref();
            Explanation explanation = explain(manifest, service.environment() + (ref.isEmpty() ? "" : "@" + ref));
            for (Map.Entry<String, Origin> origin :
                    service.spec().orElseThrow().origins().asMap().entrySet()) {
                assertThat(explanation.at(origin.getKey()))
                        .as("%s of %s", origin, service.service())
                        .isNotEmpty()
                        .allSatisfy(entry -> assertThat(entry.origin().layer())
                                .isEqualTo(origin.getValue().layer()))
                        .allSatisfy(entry -> assertThat(entry.origin().path())
                                .startsWith(origin.getValue().path()));
                told++;
            }
        }
        assertThat(told).isGreaterThan(8);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 52, 53})
    void whatStandsAtAnOriginIsTheValue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int steps = 0;
        for (int i = 0; i < CASES; i++) {
            String manifest = YamlForms.write(RandomManifest.of(random), random);
            Explanation explanation = explain(manifest, RandomManifest.ID);
            assertThat(explanation.diagnostics()).as(manifest).isEmpty();
            Map<String, Map<String, String>> texts = texts(manifest);
            for (Explanation.Entry entry : explanation.entries()) {
                for (Explanation.Step step : entry.steps()) {
                    Position at = step.origin().position();
                    String text = texts.get(at.file()).get(at.line() + ":" + at.column());
                    if (step.value().isPresent()) {
                        assertThat(text)
                                .as(() -> entry + " of\n" + manifest)
                                .isEqualTo(step.value().get());
                        steps++;
                    } else {
                        assertThat(text).as(() -> entry + " of\n" + manifest).isIn("null", "~", "[]");
                    }
                }
            }
            assertThat(explanation.entries())
                    .as("each value once")
                    .extracting(Explanation.Entry::path)
                    .doesNotHaveDuplicates();
        }
        assertThat(steps).isGreaterThan(CASES * 8);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {61, 62, 63})
    void theAnnotatedYamlMergesToTheSameValues(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            boolean legacy = random.nextInt(3) == 0;
            String manifest = legacy
                    ? YamlForms.write(withEntry(RandomLegacy.of(random)), random)
                    : YamlForms.write(RandomManifest.of(random), random);
            Explanation explanation = explain(manifest, RandomManifest.ID);
            Explanation again = explain(explanation.yaml(), RandomManifest.ID);
            assertThat(again.diagnostics()).as(explanation.yaml()).isEmpty();
            assertThat(values(again))
                    .as("%s%n---%n%s", manifest, explanation.yaml())
                    .isEqualTo(values(explanation));
            assertThat(paths(again, "env")).isEqualTo(paths(explanation, "env"));
            for (Explanation.Entry entry : explanation.entries()) {
                entry.value()
                        .ifPresent(value -> assertThat(explanation.yaml())
                                .contains("# " + entry.origin().position() + " "
                                        + entry.origin().layer()));
            }
        }
    }

    @SuppressWarnings("unchecked") // built by RandomLegacy
    private static Map<String, Object> withEntry(Map<String, Object> manifest) {
        ((Map<String, Object>) manifest.get("deploy")).putIfAbsent(RandomManifest.ID, new LinkedHashMap<>());
        return manifest;
    }

    private static Map<String, String> values(Explanation explanation) {
        Map<String, String> values = new LinkedHashMap<>();
        explanation.entries().forEach(entry -> entry.value().ifPresent(value -> values.put(entry.path(), value)));
        return values;
    }

    /** In order, which counts for variables. */
    private static List<String> paths(Explanation explanation, String path) {
        return explanation.at(path).stream()
                .filter(entry -> entry.value().isPresent())
                .map(Explanation.Entry::path)
                .toList();
    }

    private static String read(String name) {
        try {
            return Files.readString(FILES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Explanation explain(String manifest, String id) {
        return explainer.explain(Manifests.FILE, manifest, id);
    }

    /** By file, and by line and column, what stands there. */
    private static Map<String, Map<String, String>> texts(String manifest) {
        Map<String, Map<String, String>> texts = new HashMap<>();
        texts.put(Manifests.FILE, textsOf(manifest));
        WamlOptions.defaults().templates().forEach((name, text) -> texts.put("template:" + name, textsOf(text)));
        return texts;
    }

    private static Map<String, String> textsOf(String text) {
        Map<String, String> texts = new HashMap<>();
        collect(YamlComposer.compose(text, new Findings("")).orElseThrow(), texts);
        return texts;
    }

    private static void collect(YamlNode node, Map<String, String> texts) {
        List<YamlNode> inner = new ArrayList<>();
        String text = "";
        if (node instanceof YamlScalar scalar) {
            text = scalar.text();
        } else if (node instanceof YamlMapping mapping) {
            text = "{}";
            mapping.entries().stream().map(YamlEntry::value).forEach(inner::add);
        } else if (node instanceof YamlSequence list) {
            text = "[]";
            inner.addAll(list.items());
        }
        // Of a block and its first value, which start at one place, the value is asked for.
        texts.put(node.line() + ":" + node.column(), text);
        inner.forEach(child -> collect(child, texts));
    }
}
