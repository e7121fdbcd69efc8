package io.gitops4j;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Names the provider that makes a plug-in, and the options that it gets.
 *
 * @param provider the provider's id: {@code git}, {@code waml}, {@code directory}
 * @param options by name, in the raw form that {@link io.gitops4j.spi.PluginConfig#of} takes; checked when the engine is built
 */
public record PluginBinding(String provider, Map<String, Object> options) {
    /** Copies the map. */
    public PluginBinding {
        Objects.requireNonNull(provider, "provider");
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** A provider with its defaults. */
    public static PluginBinding of(String provider) {
        return new PluginBinding(provider, Map.of());
    }

    /** A provider with options. */
    public static PluginBinding of(String provider, Map<String, ?> options) {
        return new PluginBinding(provider, new LinkedHashMap<>(options));
    }

    /** The same with this value for one option, in the place of any that it has. */
    public PluginBinding with(String option, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(options);
        changed.put(option, value);
        return new PluginBinding(provider, changed);
    }

    /** The provider and the names of its options; values may be secret. */
    @Override
    public String toString() {
        return provider + new TreeSet<>(options.keySet());
    }
}
