package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.ArrayList;
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
    private static final List<String> GLOBS = List.of("*", "prod-*", "*-1", "prod-?", "dev*", "prod-1");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void layersMergeByTheRulesWhateverTheirText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> manifest = manifest(random);
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
            Map<String, Object> manifest = manifest(random);
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

    private static Map<String, Object> manifest(SplittableRandom random) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schema", "2");
        manifest.put("slug", "shop");
        manifest.put("namespace", "team");
        List<Map<String, Object>> defaults = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Map<String, Object> layer = new LinkedHashMap<>();
            layer.put("match", GLOBS.get(random.nextInt(GLOBS.size())));
            layer.putAll(RandomLayer.of(random));
            defaults.add(layer);
        }
        manifest.put("defaults", defaults);
        Map<String, @Nullable Object> deploy = new LinkedHashMap<>();
        deploy.put("prod-1", random.nextInt(5) == 0 ? null : RandomLayer.of(random));
        manifest.put("deploy", deploy);
        return manifest;
    }

    @SuppressWarnings("unchecked") // built by manifest()
    private static List<Map<String, Object>> defaults(Map<String, Object> manifest) {
        return (List<Map<String, Object>>) manifest.get("defaults");
    }

    private static ServiceSpec spec(Map<String, Object> manifest, SplittableRandom random) {
        var result = Manifests.parse(new WamlParser(), YamlForms.write(manifest, random), "prod-1");
        assertThat(result.valid()).as("%s", result.diagnostics()).isTrue();
        assertThat(result.services()).hasSize(1);
        return result.services().get(0).spec().orElseThrow(() -> new AssertionError(result.services()));
    }

    @SuppressWarnings("unchecked") // built by manifest()
    private static Facts expected(Map<String, Object> manifest) {
        Map<String, Object> merged = RandomLayer.template();
        for (Map<String, Object> layer : defaults(manifest)) {
            if (((String) layer.get("match")).matches("\\*|prod-\\*|\\*-1|prod-\\?|prod-1")) {
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
