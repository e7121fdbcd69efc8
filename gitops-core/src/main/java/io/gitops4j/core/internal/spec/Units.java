package io.gitops4j.core.internal.spec;

import java.time.Duration;
import java.util.OptionalLong;

/** Amounts as people write them, without loss. */
final class Units {
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti"};

    private Units() {}

    /** {@code 250m} or {@code 2}; empty where nothing is stated. */
    static String cpu(OptionalLong millis) {
        if (millis.isEmpty()) {
            return "";
        }
        long value = millis.getAsLong();
        return value % 1000 == 0 ? Long.toString(value / 1000) : value + "m";
    }

    /** {@code 256Mi}; empty where nothing is stated. */
    static String memory(OptionalLong bytes) {
        if (bytes.isEmpty()) {
            return "";
        }
        long value = bytes.getAsLong();
        int unit = 0;
        while (unit < BINARY.length - 1 && value != 0 && value % 1024 == 0) {
            value /= 1024;
            unit++;
        }
        return value + BINARY[unit];
    }

    /** {@code 10s}, or {@code 1500ms} where seconds do not do. */
    static String time(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
