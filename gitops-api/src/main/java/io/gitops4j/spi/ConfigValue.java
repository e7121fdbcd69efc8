package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a raw option, as it stands in a map or a file, into the type of its key. */
final class ConfigValue {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private ConfigValue() {}

    /** Throws IllegalArgumentException that says what was expected; it never quotes the value of a secret. */
    static Object read(ConfigKey<?> key, Object raw) {
        return switch (key.type()) {
            case STRING -> text(raw);
            case INTEGER -> integer(raw);
            case BOOLEAN -> bool(raw);
            case DURATION -> duration(raw);
            case LIST -> list(raw);
            case MAP -> map(raw);
            case SECRET -> secret(raw);
            case SECRETS -> secrets(raw);
            case CHOICE -> choice(key, raw);
        };
    }

    private static String text(Object raw) {
        if (raw instanceof String || raw instanceof Number || raw instanceof Boolean) {
            return raw.toString();
        }
        throw new IllegalArgumentException("expected text, got " + shape(raw));
    }

    private static Integer integer(Object raw) {
        try {
            return Integer.valueOf(text(raw));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number, got '" + raw + "'", e);
        }
    }

    private static Boolean bool(Object raw) {
        return switch (text(raw)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false, got '" + raw + "'");
        };
    }

    private static Duration duration(Object raw) {
        if (raw instanceof Duration duration) {
            return duration;
        }
        Matcher matcher = DURATION.matcher(text(raw));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a number with ms, s, m, h or d, such as 30s, got '" + raw + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static List<String> list(Object raw) {
        if (!(raw instanceof List<?> items)) {
            return List.of(text(raw));
        }
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(text(item)));
        return List.copyOf(texts);
    }

    private static Map<String, String> map(Object raw) {
        if (!(raw instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException("expected a mapping, got " + shape(raw));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        entries.forEach((name, value) -> texts.put(text(name), text(value)));
        return Collections.unmodifiableMap(texts);
    }

    private static String choice(ConfigKey<?> key, Object raw) {
        String word = text(raw);
        if (!key.choices().contains(word)) {
            throw new IllegalArgumentException(
                    "expected one of " + String.join(", ", key.choices()) + ", got '" + word + "'");
        }
        return word;
    }

    private static Secret secret(Object raw) {
        if (raw instanceof Secret secret) {
            return secret;
        }
        String reference = text(raw);
        if (reference.startsWith("env:") && reference.length() > 4) {
            return Secret.of(() -> fromEnvironment(reference.substring(4)));
        }
        if (reference.startsWith("file:") && reference.length() > 5) {
            return Secret.of(() -> fromFile(reference.substring(5)));
        }
        throw new IllegalArgumentException(
                "expected a reference env:NAME or file:/path, never the secret itself (its value is not shown)");
    }

    private static Map<String, Secret> secrets(Object raw) {
        if (!(raw instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException("expected a mapping, got " + shape(raw));
        }
        Map<String, Secret> secrets = new LinkedHashMap<>();
        entries.forEach((name, value) -> secrets.put(text(name), secret(value)));
        return Collections.unmodifiableMap(secrets);
    }

    private static String fromEnvironment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw unreadable(
                    "environment variable " + name + " is not set", "set it for the process that runs the engine");
        }
        return value;
    }

    private static String fromFile(String path) {
        try {
            return Files.readString(Path.of(path), StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw unreadable(
                    "secret file " + path + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "make it readable for the process that runs the engine");
        }
    }

    private static GitOpsException unreadable(String what, String remedy) {
        return new GitOpsException(
                FailureKind.AUTH,
                Diagnostic.error("CONFIG-SECRET").what(what).remedy(remedy).build());
    }

    private static String shape(Object raw) {
        return raw instanceof List
                ? "a list"
                : raw instanceof Map ? "a mapping" : raw.getClass().getSimpleName();
    }
}
