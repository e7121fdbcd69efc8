package io.gitops4j.waml.internal.rule;

import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.PlainReading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;

/** Tells how YAML reads a plain value, for authors who did not know that it is read at all. */
final class ReadAs {
    private static final Set<String> OLD_TRUE = Set.of("yes", "on", "y");
    private static final int LONGEST = 20;

    private ReadAs() {}

    static String describe(String text, PlainReading reading) {
        String value = Shown.quoted(text);
        return switch (reading) {
            case OLD_BOOLEAN ->
                value + " is read as " + OLD_TRUE.contains(text.toLowerCase(Locale.ROOT)) + " by YAML 1.1";
            case OLD_OCTAL ->
                value + " is read as " + decimal(text) + " by YAML 1.2 and as " + octal(text) + " by YAML 1.1";
            case OLD_SEXAGESIMAL -> value + " is read as " + seconds(text) + " by YAML 1.1";
            case OLD_GROUPED -> value + " is read as " + text.replace("_", "") + " by YAML 1.1";
            case OLD_DATE -> value + " is read as a date by YAML 1.1";
            case NUMBER -> value + " is read as the number " + number(text);
            case NULL -> value + " is read as nothing";
            default -> value + " is read as a " + reading.kind();
        };
    }

    private static String number(String text) {
        if (text.length() > LONGEST) {
            return Shown.quoted(text);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > LONGEST
                    ? text
                    : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static String decimal(String text) {
        return text.length() > LONGEST ? "another number" : new BigInteger(text).toString();
    }

    private static String octal(String text) {
        return text.length() > LONGEST ? "another number" : new BigInteger(text, 8).toString();
    }

    private static String seconds(String text) {
        if (text.length() > LONGEST || text.indexOf('.') >= 0) {
            return "a number";
        }
        BigInteger total = BigInteger.ZERO;
        for (String group : text.replace("-", "").replace("+", "").split(":", -1)) {
            total = total.multiply(BigInteger.valueOf(60)).add(new BigInteger(group));
        }
        return (text.startsWith("-") ? total.negate() : total).toString();
    }
}
