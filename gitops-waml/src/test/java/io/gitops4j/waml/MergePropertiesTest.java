package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of laying layers over each other, on random layers, against a merge of plain maps. */
class MergePropertiesTest {
    private static final int CASES = 300;
    private static final String FITS = "\\*|prod-\\*|\\*-1|prod-\\?|prod-1";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void layersMergeByTheRulesWhateverTheirText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> manifest = RandomManifest.of(random);
            ServiceSpec spec = spec(manifest, random);
            assertThat(spec(manifest, random))
                    .as("another form of the same text")
                    .isEqualTo(spec);
            assertThat(Facts.of(spec)).as("%s", manifest).isEqualTo(expected(manifest));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void anEmptyLayerChangesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> manifest = RandomManifest.of(random);
            ServiceSpec spec = spec(manifest, random);
            List<Map<String, Object>> defaults = defaults(manifest);
            Map<String, Object> empty = new LinkedHashMap<>(Map.of("match", "*"));
            if (random.nextBoolean()) {
                empty.put("resources", Map.of());
                empty.put("env", List.of());
                empty.put("featureFlags", Map.of());
            }
            defaults.add(random.nextInt(defaults.size() + 1), empty);
            assertThat(spec(manifest, random)).isEqualTo(spec);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void nullRemovesAllThatLiesBelow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int removed = 0;
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> manifest = RandomManifest.of(random);
            String field = RandomLayer.FIELDS.get(random.nextInt(RandomLayer.FIELDS.size()));
            Map<String, @Nullable Object> entry = entry(manifest);
            entry.put(field, null);
            Facts facts = Facts.of(spec(manifest, random));
            assertThat(facts).as("%s", manifest).isEqualTo(expected(manifest));

            Facts without = Facts.of(withoutField(manifest, field));
            assertThat(facts).as("%s without %s", manifest, field).isEqualTo(without);
            removed += defaults(manifest).stream().anyMatch(layer -> layer.get(field) != null) ? 1 : 0;
        }
        assertThat(removed).isGreaterThan(CASES / 4);
    }

    /** What the manifest says, and its template, when the field is taken out of all layers. */
    private static Map<String, Object> withoutField(Map<String, Object> manifest, String field) {
        Map<String, Object> merged = RandomLayer.template();
        merged.remove(field);
        for (Map<String, Object> layer : defaults(manifest)) {
            if (((String) layer.get("match")).matches(FITS)) {
                Map<String, Object> rest = new LinkedHashMap<>(layer);
                rest.remove(field);
                PlainMerge.lay(rest, merged);
            }
        }
        Map<String, Object> rest = new LinkedHashMap<>(entry(manifest));
        rest.remove(field);
        PlainMerge.lay(rest, merged);
        return merged;
    }

    /** The deploy entry, made if there is none. */
    @SuppressWarnings("unchecked") // built by RandomManifest
    private static Map<String, @Nullable Object> entry(Map<String, Object> manifest) {
        return (Map<String, @Nullable Object>) ((Map<String, Object>) manifest.get("deploy"))
                .computeIfAbsent(RandomManifest.ID, id -> new LinkedHashMap<>());
    }

    @SuppressWarnings("unchecked") // built by RandomManifest
    private static List<Map<String, Object>> defaults(Map<String, Object> manifest) {
        return (List<Map<String, Object>>) manifest.get("defaults");
    }

    private static ServiceSpec spec(Map<String, Object> manifest, SplittableRandom random) {
        var result = Manifests.parse(new WamlParser(), YamlForms.write(manifest, random), "prod-1");
        assertThat(result.valid()).as("%s", result.diagnostics()).isTrue();
        assertThat(result.services()).hasSize(1);
        return result.services().get(0).spec().orElseThrow(() -> new AssertionError(result.services()));
    }

    @SuppressWarnings("unchecked") // built by RandomManifest
    private static Facts expected(Map<String, Object> manifest) {
        Map<String, Object> merged = RandomLayer.template();
        for (Map<String, Object> layer : defaults(manifest)) {
            if (((String) layer.get("match")).matches(FITS)) {
                PlainMerge.lay(layer, merged);
            }
        }
        Object entry = ((Map<String, Object>) manifest.get("deploy")).get("prod-1");
        if (entry != null) {
            PlainMerge.lay((Map<String, Object>) entry, merged);
        }
        return Facts.of(merged);
    }

    /** What the random layers say, read from either side. */
    record Facts(
            String replicas,
            String surge,
            String cpuRequest,
            String memoryLimit,
            List<String> command,
            Map<String, String> env,
            Map<String, String> flags) {
        static Facts of(ServiceSpec spec) {
            Map<String, String> env = new LinkedHashMap<>();
            for (EnvVar variable : spec.container().env()) {
                env.put(variable.name(), variable.literal().orElseThrow());
            }
            var resources = spec.container().resources();
            return new Facts(
                    Integer.toString(spec.scaling().replicas()),
                    spec.scaling().maxSurge().toString(),
                    resources.requests().cpuMillis().isPresent()
                            ? resources.requests().cpuMillis().getAsLong() + "m"
                            : "",
                    resources.limits().memoryBytes().isPresent()
                            ? (resources.limits().memoryBytes().getAsLong() >> 20) + "Mi"
                            : "",
                    spec.container().command(),
                    env,
                    spec.options());
        }

        @SuppressWarnings("unchecked") // built by RandomLayer
        static Facts of(Map<String, Object> merged) {
            Map<String, String> flags = new LinkedHashMap<>();
            ((Map<String, Object>) merged.getOrDefault("featureFlags", Map.of()))
                    .forEach((key, value) -> flags.put("featureFlags." + key, value.toString()));
            return new Facts(
                    at(merged, "scaling", "replicas").orElse("1"),
                    at(merged, "scaling", "maxSurge").orElse("1"),
                    at(merged, "resources", "requests", "cpu").orElse(""),
                    at(merged, "resources", "limits", "memory").orElse(""),
                    (List<String>) merged.getOrDefault("command", List.of()),
                    (Map<String, String>) merged.getOrDefault("env", Map.of()),
                    flags);
        }

        private static Optional<String> at(Object map, String... keys) {
            Object at = map;
            for (String key : keys) {
                at = at instanceof Map<?, ?> inner ? inner.get(key) : null;
            }
            return Optional.ofNullable(at).map(Object::toString);
        }
    }
}
