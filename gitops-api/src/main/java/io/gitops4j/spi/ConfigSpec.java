package io.gitops4j.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every option of a plug-in. Checks, masking, the JSON Schema and the reference page come from it.
 *
 * @param keys in the order in which people should read them; names are unique
 */
public record ConfigSpec(List<ConfigKey<?>> keys) {
    /** Copies the list and checks the names. */
    public ConfigSpec {
        keys = List.copyOf(keys);
        Set<String> names = new HashSet<>();
        for (ConfigKey<?> key : keys) {
            if (!names.add(key.name())) {
                throw new IllegalArgumentException("option " + key.name() + " is there twice");
            }
        }
    }

    /** These options. */
    public static ConfigSpec of(ConfigKey<?>... keys) {
        return new ConfigSpec(List.of(keys));
    }

    /** The option of that name. */
    public Optional<ConfigKey<?>> key(String name) {
        for (ConfigKey<?> key : keys) {
            if (key.name().equals(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
