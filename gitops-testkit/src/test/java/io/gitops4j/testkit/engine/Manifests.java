package io.gitops4j.testkit.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts for {@link LineParser}, and trees of them. */
final class Manifests {
    /** One that nobody can understand. */
    static final String BROKEN = "this is no manifest";

    private Manifests() {}

    /** A service in {@code prod} with nothing but an image. */
    static String app(String name, int version) {
        return in("prod", name, version);
    }

    static String in(String environments, String name, int version) {
        return "name: " + name + "\nimage: " + name + ":" + version + "\nenvironments: " + environments + "\n";
    }

    /** A service that is reached under these names. */
    static String app(String name, int version, String... services) {
        return app(name, version) + "services: " + String.join(", ", services) + "\n";
    }

    /** One file for each name, all at version 1. */
    static Map<String, String> tree(String... names) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name + ".app", app(name, 1));
        }
        return files;
    }

    /** Files for {@code service-0} and so on. */
    static Map<String, String> many(int count) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            files.put("service-" + i + ".app", app("service-" + i, 1));
        }
        return files;
    }
}
