package io.gitops4j.waml.internal.yaml;

/**
 * How YAML reads a value without quotes: by the core schema of YAML 1.2, and, where YAML 1.1 read something else, by that.
 * Most tools still read YAML 1.1, so a value on which the two differ is never taken as text.
 */
public enum PlainReading {
    /** Nothing: empty, {@code null}, {@code ~}. */
    NULL("nothing"),
    /** {@code true} or {@code false}. */
    BOOLEAN("boolean"),
    /** A whole number in the one form that everybody reads alike. */
    INTEGER("number"),
    /** Any other number. */
    NUMBER("number"),
    /** {@code no}: text today, a boolean in YAML 1.1. */
    OLD_BOOLEAN("boolean of YAML 1.1"),
    /** {@code 012}: twelve today, ten in YAML 1.1. */
    OLD_OCTAL("octal number of YAML 1.1"),
    /** {@code 1:30}: text today, ninety in YAML 1.1. */
    OLD_SEXAGESIMAL("base 60 number of YAML 1.1"),
    /** {@code 1_000}: text today, a thousand in YAML 1.1. */
    OLD_GROUPED("number of YAML 1.1"),
    /** {@code 2026-11-23}: text today, a date in YAML 1.1. */
    OLD_DATE("date of YAML 1.1"),
    /** Text for everybody. */
    TEXT("text");

    private final String kind;

    PlainReading(String kind) {
        this.kind = kind;
    }

    /** What it is, for people. */
    public String kind() {
        return kind;
    }

    static boolean isNull(String text) {
        // Asked for every value, and hardly any is as short as this.
        return text.length() <= 4 && isNullWord(text);
    }

    private static boolean isNullWord(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    /** How a text without quotes is read. */
    public static PlainReading of(String text) {
        if (isNull(text)) {
            return NULL;
        }
        char first = text.charAt(0);
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            return ofNumberLike(text);
        }
        return text.length() > 5 ? TEXT : ofWord(text);
    }

    private static PlainReading ofWord(String text) {
        return switch (text) {
            case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOLEAN;
            case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N" ->
                OLD_BOOLEAN;
            default -> TEXT;
        };
    }

    private static PlainReading ofNumberLike(String text) {
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        String digits = text.substring(start);
        if (digits.isEmpty()) {
            return TEXT;
        }
        if (onlyDigits(digits)) {
            if (digits.length() > 1 && digits.charAt(0) == '0') {
                return digits.indexOf('8') < 0 && digits.indexOf('9') < 0 ? OLD_OCTAL : NUMBER;
            }
            return text.charAt(0) == '+' ? NUMBER : INTEGER;
        }
        if (NumberText.isNumber(digits)) {
            return NUMBER;
        }
        if (NumberText.isSexagesimal(digits)) {
            return OLD_SEXAGESIMAL;
        }
        if (NumberText.isGrouped(digits)) {
            return OLD_GROUPED;
        }
        return start == 0 && NumberText.isDate(text) ? OLD_DATE : TEXT;
    }

    private static boolean onlyDigits(String text) {
        return NumberText.digits(text, 0) == text.length();
    }
}
