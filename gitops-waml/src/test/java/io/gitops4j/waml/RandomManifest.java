package io.gitops4j.waml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Manifests of schema 2 with random layers and one deploy entry, each legal. */
final class RandomManifest {
    /** The only deploy id. */
    static final String ID = "prod-1";

    private static final List<String> GLOBS = List.of("*", "prod-*", "*-1", "prod-?", "dev*", "prod-1");

    private RandomManifest() {}

    static Map<String, Object> of(SplittableRandom random) {
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
        deploy.put(ID, random.nextInt(5) == 0 ? null : RandomLayer.of(random));
        manifest.put("deploy", deploy);
        return manifest;
    }
}
