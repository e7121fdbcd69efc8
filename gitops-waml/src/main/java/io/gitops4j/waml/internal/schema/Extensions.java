package io.gitops4j.waml.internal.schema;

import java.util.List;
import java.util.Set;

/** The {@code x-*} keys that are not the author's own: patches on what a target makes of the service. */
public final class Extensions {
    /** The keys. */
    public static final Set<String> KEYS = Set.of("x-kubernetes", "x-nomad");

    private static final String PREFIX = "x-";

    private Extensions() {}

    /** The keys in the order for readers. */
    public static List<String> inOrder() {
        return KEYS.stream().sorted().toList();
    }

    /** The id of the target's provider that the key is for. */
    public static String target(String key) {
        return key.substring(PREFIX.length());
    }

    /** Whether a path of the file leads into a patch. */
    static boolean isWithin(String path) {
        return KEYS.stream().anyMatch(key -> ("." + path + ".").contains("." + key + "."));
    }
}
