package io.gitops4j.waml.internal.yaml;

import io.gitops4j.waml.internal.finding.Shown;

/**
 * A single value.
 *
 * @param line from 1
 * @param column from 1
 * @param text without quotes
 * @param plain whether it stood there without quotes, so that YAML may read it as something else than text
 */
public record YamlScalar(int line, int column, String text, boolean plain) implements YamlNode {
    /** How YAML reads it. */
    public PlainReading reading() {
        return plain ? PlainReading.of(text) : PlainReading.TEXT;
    }

    /** Whether it is nothing, which removes a value of a lower layer. */
    public boolean isNull() {
        return plain && PlainReading.isNull(text);
    }

    @Override
    public String kind() {
        PlainReading reading = reading();
        return reading == PlainReading.NULL ? "nothing" : reading.kind() + " " + Shown.quoted(text);
    }
}
