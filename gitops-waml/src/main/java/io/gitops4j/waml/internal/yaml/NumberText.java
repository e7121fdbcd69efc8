package io.gitops4j.waml.internal.yaml;

/** The forms of numbers and dates that some version of YAML sees in text. Scans by hand: a manifest is full of such values. */
final class NumberText {
    private NumberText() {}

    /** Where the digits that start at {@code from} end. */
    static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** A float, a hexadecimal, octal or binary number, infinity or not-a-number; without a sign. */
    static boolean isNumber(String text) {
        if (text.equalsIgnoreCase(".inf") || text.equalsIgnoreCase(".nan")) {
            return true;
        }
        if (text.startsWith("0x")) {
            return all(text, "0123456789abcdefABCDEF");
        }
        if (text.startsWith("0o")) {
            return all(text, "01234567");
        }
        return text.startsWith("0b") ? all(text, "01") : isFloat(text);
    }

    private static boolean all(String text, String allowed) {
        return text.length() > 2 && text.chars().skip(2).allMatch(c -> allowed.indexOf(c) >= 0);
    }

    private static boolean isFloat(String text) {
        int whole = digits(text, 0);
        int at = whole;
        int fraction = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            fraction = end - at - 1;
            at = end;
        }
        if (whole + fraction == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                exponent++;
            }
            int end = digits(text, exponent);
            return end > exponent && end == text.length();
        }
        return at == text.length();
    }

    /** {@code 1:30}, {@code 1:30:00.5}: the groups after the first are below 60. */
    static boolean isSexagesimal(String text) {
        int at = digits(text, 0);
        if (at == 0 || at == text.length() || text.charAt(at) != ':') {
            return false;
        }
        while (at < text.length() && text.charAt(at) == ':') {
            int end = digits(text, at + 1);
            int length = end - at - 1;
            if (length < 1 || length > 2 || (length == 2 && text.charAt(at + 1) > '5')) {
                return false;
            }
            at = end;
        }
        return at == text.length() || (text.charAt(at) == '.' && digits(text, at + 1) == text.length());
    }

    /** {@code 1_000}. */
    static boolean isGrouped(String text) {
        return text.indexOf('_') > 0
                && text.charAt(0) != '.'
                && text.chars().allMatch(c -> c == '_' || c == '.' || (c >= '0' && c <= '9'));
    }

    /** {@code 2026-11-23}, alone or with a time behind it. */
    static boolean isDate(String text) {
        if (digits(text, 0) != 4 || text.length() < 8 || text.charAt(4) != '-') {
            return false;
        }
        int month = digits(text, 5);
        if (month == 5 || month > 7 || month >= text.length() || text.charAt(month) != '-') {
            return false;
        }
        int day = digits(text, month + 1);
        if (day == month + 1 || day > month + 3) {
            return false;
        }
        return day == text.length() || "Tt \t".indexOf(text.charAt(day)) >= 0;
    }
}
