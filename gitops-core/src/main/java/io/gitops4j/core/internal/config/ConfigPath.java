package io.gitops4j.core.internal.config;

import io.gitops4j.api.Position;
import java.util.Map;
import java.util.Optional;

/** Paths of values in a configuration: {@code environments.prod.sources[0]}. */
public final class ConfigPath {
    private ConfigPath() {}

    static String child(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }

    /** The position of the value at the path, or of the nearest value around it. */
    public static Optional<Position> nearest(Map<String, Position> positions, String path) {
        String here = path;
        while (true) {
            Position position = positions.get(here);
            if (position != null || here.isEmpty()) {
                return Optional.ofNullable(position);
            }
            here = here.substring(0, Math.max(0, Math.max(here.lastIndexOf('.'), here.lastIndexOf('['))));
        }
    }
}
