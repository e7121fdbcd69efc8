package io.gitops4j.waml.internal.rule;

import java.math.BigDecimal;
import java.util.List;

/**
 * A rule for a single value in terms that other languages know too, JSON Schema among them: any of some alternatives. It never
 * refuses what the rule accepts.
 *
 * @param alternatives what may stand there; empty for any single value
 * @param exact whether it also refuses whatever the rule refuses, of values written in plain notation. {@code 1.0}, {@code 0x10} and
 *     {@code 012} are not: rules see how a number is written, and a schema sees its value alone
 */
public record ValueForm(List<Alternative> alternatives, boolean exact) {
    /** Any single value: nothing of the rule can be said. */
    public static final ValueForm ANY = new ValueForm(List.of(), false);

    /** Copies the list. */
    public ValueForm {
        alternatives = List.copyOf(alternatives);
    }

    /** One of several kinds of values. */
    public sealed interface Alternative permits Text, Words, Whole, Decimal, Flag {}

    /**
     * Text.
     *
     * @param pattern a regular expression that JavaScript and Java read alike, for the whole text; empty for any text
     */
    public record Text(String pattern) implements Alternative {}

    /**
     * One of these words.
     *
     * @param words in the order for readers
     */
    public record Words(List<String> words) implements Alternative {
        /** Copies the list. */
        public Words {
            words = List.copyOf(words);
        }
    }

    /**
     * A whole number.
     *
     * @param least included
     * @param most included
     */
    public record Whole(long least, long most) implements Alternative {}

    /**
     * Any number.
     *
     * @param least the lower bound
     * @param most the upper bound
     * @param open whether the bounds themselves are excluded
     */
    public record Decimal(BigDecimal least, BigDecimal most, boolean open) implements Alternative {}

    /** {@code true} or {@code false}. */
    public record Flag() implements Alternative {}

    /** Exactly this. */
    public static ValueForm exactly(Alternative... alternatives) {
        return new ValueForm(List.of(alternatives), true);
    }

    /** This, of which the rule refuses some. */
    public static ValueForm atMost(Alternative... alternatives) {
        return new ValueForm(List.of(alternatives), false);
    }

    /** Text of which the whole matches. */
    public static Text text(String pattern) {
        return new Text("^(?:" + pattern + ")$");
    }
}
