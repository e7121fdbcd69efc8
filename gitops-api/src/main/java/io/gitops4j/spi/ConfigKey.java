package io.gitops4j.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One typed option. Made by the factories; {@link #required} and {@link #defaultsTo} give changed copies.
 *
 * @param <T> the type a plug-in gets
 */
public final class ConfigKey<T> {
    /** How an option is written. */
    public enum Type {
        /** Text. */
        STRING,
        /** A whole number. */
        INTEGER,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A number with a unit: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}. */
        DURATION,
        /** A list of texts. */
        LIST,
        /** Texts by name. */
        MAP,
        /** A reference {@code env:NAME} or {@code file:/path}; never the secret itself. */
        SECRET,
        /** References to secrets by name. */
        SECRETS,
        /** One of a few words. */
        CHOICE
    }

    private final String name;
    private final Type type;
    private final Class<?> javaType;
    private final String description;
    private final boolean required;
    private final Optional<T> defaultValue;
    private final List<String> choices;

    private ConfigKey(
            String name,
            Type type,
            Class<?> javaType,
            String description,
            boolean required,
            Optional<T> defaultValue,
            List<String> choices) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = type;
        this.javaType = javaType;
        this.description = Objects.requireNonNull(description, "description");
        this.required = required;
        this.defaultValue = defaultValue;
        this.choices = choices;
    }

    private static <T> ConfigKey<T> key(String name, Type type, Class<?> javaType, String description) {
        return new ConfigKey<>(name, type, javaType, description, false, Optional.empty(), List.of());
    }

    /** A text. */
    public static ConfigKey<String> string(String name, String description) {
        return key(name, Type.STRING, String.class, description);
    }

    /** A whole number. */
    public static ConfigKey<Integer> integer(String name, String description) {
        return key(name, Type.INTEGER, Integer.class, description);
    }

    /** A switch. */
    public static ConfigKey<Boolean> bool(String name, String description) {
        return key(name, Type.BOOLEAN, Boolean.class, description);
    }

    /** A time span. */
    public static ConfigKey<Duration> duration(String name, String description) {
        return key(name, Type.DURATION, Duration.class, description);
    }

    /** A list of texts. */
    public static ConfigKey<List<String>> list(String name, String description) {
        return key(name, Type.LIST, List.class, description);
    }

    /** Texts by name. */
    public static ConfigKey<Map<String, String>> map(String name, String description) {
        return key(name, Type.MAP, Map.class, description);
    }

    /** A reference to a secret. */
    public static ConfigKey<Secret> secret(String name, String description) {
        return key(name, Type.SECRET, Secret.class, description);
    }

    /** References to secrets by name. */
    public static ConfigKey<Map<String, Secret>> secrets(String name, String description) {
        return key(name, Type.SECRETS, Map.class, description);
    }

    /** One of these words. */
    public static ConfigKey<String> choice(String name, String description, String... words) {
        return new ConfigKey<>(name, Type.CHOICE, String.class, description, false, Optional.empty(), List.of(words));
    }

    /** The same, refused when missing. */
    public ConfigKey<T> required() {
        return new ConfigKey<>(name, type, javaType, description, true, defaultValue, choices);
    }

    /** The same with a value for when it is missing. */
    public ConfigKey<T> defaultsTo(T value) {
        return new ConfigKey<>(name, type, javaType, description, required, Optional.of(value), choices);
    }

    /** As written in a configuration. */
    public String name() {
        return name;
    }

    /** How it is written. */
    public Type type() {
        return type;
    }

    /** For people: what it does, and in which unit. */
    public String description() {
        return description;
    }

    /** Whether it must be there. */
    public boolean isRequired() {
        return required;
    }

    /** The value when it is missing. */
    public Optional<T> defaultValue() {
        return defaultValue;
    }

    /** The words of a {@link Type#CHOICE}. */
    public List<String> choices() {
        return choices;
    }

    /** Whether its value is masked everywhere. */
    public boolean secret() {
        return type == Type.SECRET || type == Type.SECRETS;
    }

    @SuppressWarnings(
            "unchecked") // the factories pair T with javaType, and values are made by ConfigValue for that type
    T cast(Object value) {
        return (T) javaType.cast(value);
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
