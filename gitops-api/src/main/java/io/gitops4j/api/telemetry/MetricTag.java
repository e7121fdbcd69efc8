package io.gitops4j.api.telemetry;

import io.gitops4j.api.FailureKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * By what the series of a metric differ. Every tag is bounded, by a list of words or by what is configured.
 *
 * @param key its name
 * @param about what its values are, for people
 * @param words all its values; empty where they are names out of the configuration
 */
public record MetricTag(String key, String about, List<String> words) {
    /** Which environment. */
    public static final MetricTag ENVIRONMENT = named("environment", "the configured name");

    /** Copies the list. */
    public MetricTag {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(about, "about");
        words = List.copyOf(words);
    }

    static MetricTag named(String key, String about) {
        return new MetricTag(key, about, List.of());
    }

    static MetricTag of(String key, String about, String... words) {
        return new MetricTag(key, about, List.of(words));
    }

    static MetricTag of(String key, String about, Stream<? extends Enum<?>> constants) {
        return new MetricTag(key, about, constants.map(MetricTag::word).toList());
    }

    /** {@code ok}, or the kind of the failure. */
    static MetricTag okOrFailure() {
        return new MetricTag(
                "outcome",
                "how it ended",
                Stream.concat(
                                Stream.of("ok"),
                                Arrays.stream(FailureKind.values()).map(MetricTag::word))
                        .toList());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
