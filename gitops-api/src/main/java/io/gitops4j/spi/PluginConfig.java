package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The options of one plug-in instance, already checked against its {@link ConfigSpec}. Immutable. */
public final class PluginConfig {
    private final Map<String, Object> values;

    private PluginConfig(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Checks raw options: texts, numbers, booleans, lists, maps, {@link java.time.Duration} and {@link Secret}.
     *
     * @throws GitOpsException CONFIG with every problem at once
     */
    public static PluginConfig of(ConfigSpec spec, Map<String, ?> raw) {
        Map<String, Object> values = new HashMap<>();
        List<Diagnostic> problems = check(spec, raw, values);
        if (!problems.isEmpty()) {
            throw new GitOpsException(FailureKind.CONFIG, problems);
        }
        return new PluginConfig(Map.copyOf(values));
    }

    /** Every problem of raw options; the path of each diagnostic is the option's name. */
    public static List<Diagnostic> problems(ConfigSpec spec, Map<String, ?> raw) {
        return check(spec, raw, new HashMap<>());
    }

    /** The value of an option that is required or has a default. */
    public <T> T get(ConfigKey<T> key) {
        return find(key)
                .orElseThrow(() ->
                        new IllegalArgumentException("option " + key.name() + " has neither a value nor a default"));
    }

    /** The value, or the default, or nothing. */
    public <T> Optional<T> find(ConfigKey<T> key) {
        Object value = values.get(key.name());
        return value == null ? key.defaultValue() : Optional.of(key.cast(value));
    }

    /** The names of the options that are set; values may be secret. */
    @Override
    public String toString() {
        return "PluginConfig" + new TreeSet<>(values.keySet());
    }

    private static List<Diagnostic> check(ConfigSpec spec, Map<String, ?> raw, Map<String, Object> values) {
        List<Diagnostic> problems = new ArrayList<>();
        raw.forEach((name, value) -> {
            Optional<ConfigKey<?>> key = spec.key(name);
            if (key.isEmpty()) {
                problems.add(problem(
                        "CONFIG-UNKNOWN",
                        name,
                        "there is no option '" + name + "'",
                        "use one of "
                                + String.join(
                                        ", ",
                                        spec.keys().stream()
                                                .map(ConfigKey::name)
                                                .toList())));
                return;
            }
            try {
                values.put(name, ConfigValue.read(key.get(), value));
            } catch (IllegalArgumentException e) {
                problems.add(
                        problem("CONFIG-VALUE", name, String.valueOf(e.getMessage()), "mend the value of " + name));
            }
        });
        for (ConfigKey<?> key : spec.keys()) {
            if (key.isRequired()
                    && !raw.containsKey(key.name())
                    && key.defaultValue().isEmpty()) {
                problems.add(problem(
                        "CONFIG-REQUIRED",
                        key.name(),
                        "option '" + key.name() + "' is missing",
                        "add it: " + key.description()));
            }
        }
        return problems;
    }

    private static Diagnostic problem(String code, String name, String what, String remedy) {
        return Diagnostic.error(code).path(name).what(what).remedy(remedy).build();
    }
}
