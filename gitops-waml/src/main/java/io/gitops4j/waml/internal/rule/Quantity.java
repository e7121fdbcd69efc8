package io.gitops4j.waml.internal.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalLong;

/** Reads amounts of CPU and memory. Exponents are refused: nobody means 1e99Gi. */
public final class Quantity {
    /** 100 000 cores. */
    private static final long MOST_CPU_MILLIS = 100_000_000L;
    /** 1 PiB. */
    private static final long MOST_MEMORY = 1L << 50;

    private static final int LONGEST = 20;
    private static final Map<String, Long> UNITS = Map.of(
            "", 1L,
            "k", 1_000L,
            "M", 1_000_000L,
            "G", 1_000_000_000L,
            "T", 1_000_000_000_000L,
            "Ki", 1L << 10,
            "Mi", 1L << 20,
            "Gi", 1L << 30,
            "Ti", 1L << 40);

    /** CPU; that it is no finer than a thousandth cannot be said. */
    static final ValueForm CPU = ValueForm.atMost(
            new ValueForm.Decimal(BigDecimal.ZERO, BigDecimal.valueOf(MOST_CPU_MILLIS, 3), false),
            ValueForm.text("[0-9]{1,20}m|(?=.{1,20}$)[0-9]+(?:\\.[0-9]+)?"));
    /** Memory; how much text may ask for cannot be said. */
    static final ValueForm MEMORY = ValueForm.atMost(
            new ValueForm.Whole(0, MOST_MEMORY), ValueForm.text("[0-9]{1,20}|[0-9]+(?:\\.[0-9]+)?(?:[kMGT]|[KMGT]i)"));

    private Quantity() {}

    /** Thousandths of a core: {@code 200m}, {@code 0.5}, {@code 2}; nothing if it is none, or finer than a thousandth. */
    public static OptionalLong cpuMillis(String text) {
        boolean millis = text.endsWith("m");
        String number = millis ? text.substring(0, text.length() - 1) : text;
        return whole(number, millis ? 1 : 1_000, MOST_CPU_MILLIS, millis);
    }

    /** Bytes: {@code 512Mi}, {@code 1.5Gi}, {@code 500M}, {@code 1048576}; nothing if it is none. */
    public static OptionalLong memoryBytes(String text) {
        int end = NumberEnd.of(text);
        Long unit = UNITS.get(text.substring(end));
        return unit == null ? OptionalLong.empty() : whole(text.substring(0, end), unit, MOST_MEMORY, unit == 1);
    }

    private static OptionalLong whole(String number, long unit, long most, boolean integral) {
        if (number.isEmpty()
                || number.length() > LONGEST
                || NumberEnd.of(number) != number.length()
                || number.startsWith(".")
                || number.endsWith(".")
                || (integral && number.indexOf('.') >= 0)) {
            return OptionalLong.empty();
        }
        BigDecimal amount = new BigDecimal(number).multiply(BigDecimal.valueOf(unit));
        boolean exact = unit != 1_000 || amount.stripTrailingZeros().scale() <= 0;
        return !exact || amount.compareTo(BigDecimal.valueOf(most)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(amount.setScale(0, RoundingMode.UP).longValueExact());
    }

    /** Where digits with at most one dot among them end. */
    private static final class NumberEnd {
        private NumberEnd() {}

        static int of(String text) {
            int dots = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '.') {
                    dots++;
                }
                if (dots > 1 || (c != '.' && (c < '0' || c > '9'))) {
                    return i;
                }
            }
            return text.length();
        }
    }
}
