package io.gitops4j.waml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Deploy metadata at random, legal in any combination with another. */
final class RandomLayer {
    /** The fields that a layer may have. */
    static final List<String> FIELDS = List.of("scaling", "resources", "command", "featureFlags", "env");

    private final SplittableRandom random;
    private final Map<String, Object> layer = new LinkedHashMap<>();

    private RandomLayer(SplittableRandom random) {
        this.random = random;
    }

    /** What the built-in backend-default says about the same fields. */
    static Map<String, Object> template() {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put(
                "resources",
                new LinkedHashMap<>(Map.of(
                        "requests", new LinkedHashMap<>(Map.of("cpu", "200m")),
                        "limits", new LinkedHashMap<>(Map.of("memory", "512Mi")))));
        template.put("scaling", new LinkedHashMap<>(Map.of("replicas", 3, "maxSurge", 2)));
        return template;
    }

    static Map<String, Object> of(SplittableRandom random) {
        return new RandomLayer(random).fill();
    }

    private Map<String, Object> fill() {
        maybe(layer, "scaling", () -> {
            Map<String, Object> scaling = new LinkedHashMap<>();
            maybe(scaling, "replicas", () -> random.nextInt(1, 50));
            maybe(scaling, "maxSurge", () -> random.nextInt(1, 9));
            return scaling;
        });
        maybe(layer, "resources", () -> {
            Map<String, Object> resources = new LinkedHashMap<>();
            maybe(resources, "requests", () -> {
                Map<String, Object> requests = new LinkedHashMap<>();
                maybe(requests, "cpu", () -> random.nextInt(1, 400) + "m");
                return requests;
            });
            maybe(resources, "limits", () -> {
                Map<String, Object> limits = new LinkedHashMap<>();
                maybe(limits, "memory", () -> random.nextInt(256, 4096) + "Mi");
                return limits;
            });
            return resources;
        });
        maybe(layer, "command", () -> List.of("run", "v" + random.nextInt(9)));
        maybe(layer, "featureFlags", () -> {
            Map<String, Object> flags = new LinkedHashMap<>();
            maybe(flags, "alpha", () -> "on-" + random.nextInt(9));
            maybe(flags, "beta", () -> random.nextInt(9));
            return flags;
        });
        maybe(layer, "env", this::env);
        return layer;
    }

    private List<Object> env() {
        List<Object> env = new ArrayList<>();
        for (String name : List.of("ALPHA", "BETA", "GAMMA", "DELTA")) {
            if (random.nextBoolean()) {
                Map<String, @Nullable Object> variable = new LinkedHashMap<>();
                variable.put("name", name);
                variable.put("value", random.nextInt(4) == 0 ? null : "v" + random.nextInt(99));
                env.add(random.nextInt(env.size() + 1), variable);
            }
        }
        return env;
    }

    private void maybe(Map<String, Object> map, String key, Supplier<Object> value) {
        int choice = random.nextInt(8);
        if (choice == 0) {
            map.put(key, null);
        } else if (choice < 5) {
            map.put(key, value.get());
        }
    }
}
