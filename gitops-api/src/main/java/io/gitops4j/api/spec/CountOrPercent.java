package io.gitops4j.api.spec;

/**
 * A number of instances, absolute or relative to the wanted number.
 *
 * @param value not negative
 * @param percent whether {@code value} is a percentage
 */
public record CountOrPercent(int value, boolean percent) {
    /** Refuses negative numbers. */
    public CountOrPercent {
        if (value < 0) {
            throw new IllegalArgumentException("a count is not negative, got " + value);
        }
    }

    /** An absolute number. */
    public static CountOrPercent count(int value) {
        return new CountOrPercent(value, false);
    }

    /** The absolute number for so many instances, a percentage rounded up. */
    public int ofRoundedUp(int instances) {
        return percent ? Math.toIntExact(((long) value * instances + 99) / 100) : value;
    }

    /** The absolute number for so many instances, a percentage rounded down. */
    public int ofRoundedDown(int instances) {
        return percent ? Math.toIntExact((long) value * instances / 100) : value;
    }

    /** {@code 2} or {@code 25%}. */
    @Override
    public String toString() {
        return percent ? value + "%" : Integer.toString(value);
    }
}
