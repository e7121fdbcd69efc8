package io.gitops4j.waml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Manifests of schema 1 at random, each legal. */
final class RandomLegacy {
    static final String[] ENVIRONMENTS = {"dev", "prod-1", "prod-2"};

    private final SplittableRandom random;

    private RandomLegacy(SplittableRandom random) {
        this.random = random;
    }

    static Map<String, Object> of(SplittableRandom random) {
        return new RandomLegacy(random).manifest();
    }

    private Map<String, Object> manifest() {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schema", random.nextBoolean() ? "1" : 1);
        List<Map.Entry<String, Object>> rest = new ArrayList<>();
        rest.add(random.nextInt(rest.size() + 1), Map.entry("slug", "shop"));
        rest.add(random.nextInt(rest.size() + 1), Map.entry("k8sNamespace", "team"));
        rest.add(random.nextInt(rest.size() + 1), Map.entry("deploy", deploy()));
        maybe(rest, "name", "The shop: \"all\" of it");
        maybe(rest, "owner", "shop@example.com");
        maybe(rest, "repo", "registry.example.com/shop");
        maybe(rest, "domain", "example.com");
        maybe(rest, "slack", "#shop");
        maybe(rest, "k8sName", random.nextBoolean() ? "shop" : "shop-api");
        rest.forEach(entry -> manifest.put(entry.getKey(), entry.getValue()));
        return manifest;
    }

    private void maybe(List<Map.Entry<String, Object>> into, String key, Object value) {
        if (random.nextBoolean()) {
            into.add(random.nextInt(into.size() + 1), Map.entry(key, value));
        }
    }

    private Map<String, @Nullable Object> deploy() {
        List<String> ids = new ArrayList<>(List.of(ENVIRONMENTS));
        ids.add(random.nextInt(ids.size() + 1), "base");
        Map<String, @Nullable Object> deploy = new LinkedHashMap<>();
        for (String id : ids) {
            if (random.nextInt(4) > 0) {
                deploy.put(id, random.nextInt(5) == 0 ? null : metadata());
            }
        }
        return deploy;
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = RandomLayer.of(random);
        if (random.nextBoolean()) {
            metadata.put("service", List.of(Map.of("type", "NodePort", "ports", List.of(port()))));
        }
        if (random.nextBoolean()) {
            metadata.put("ingress", ingress());
        }
        if (metadata.get("env") instanceof List<?> env && random.nextBoolean()) {
            List<Object> more = new ArrayList<>(env);
            more.add(Map.of("name", "PASSWORD", "value", "vault:shop#password#" + random.nextInt(1, 9)));
            more.add(Map.of("name", "TEXT", "value", "one # no comment: \\ \"two\""));
            metadata.put("env", more);
        }
        return metadata;
    }

    private Map<String, Object> port() {
        return random.nextBoolean()
                ? Map.of("number", 8000, "nodePort", random.nextInt(30_000, 32_768))
                : Map.of("number", 8000, "name", "http");
    }

    private List<Object> ingress() {
        List<Object> ingress = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            ingress.add(
                    random.nextBoolean()
                            ? Map.of("hostPrefix", "shop" + i, "public", random.nextBoolean())
                            : Map.of("host", "shop" + i + ".example.org"));
        }
        return ingress;
    }
}
