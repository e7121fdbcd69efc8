package io.gitops4j.waml.internal.rule;

import java.time.Duration;
import java.util.Optional;

/** Reads time spans: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
public final class TimeSpan {
    private TimeSpan() {}

    /** The time span, if it is one. */
    public static Optional<Duration> parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == 0 || end > 9) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text.substring(0, end));
        return switch (text.substring(end)) {
            case "ms" -> Optional.of(Duration.ofMillis(number));
            case "s" -> Optional.of(Duration.ofSeconds(number));
            case "m" -> Optional.of(Duration.ofMinutes(number));
            case "h" -> Optional.of(Duration.ofHours(number));
            default -> Optional.empty();
        };
    }
}
