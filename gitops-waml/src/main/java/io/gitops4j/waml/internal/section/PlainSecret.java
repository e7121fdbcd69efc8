package io.gitops4j.waml.internal.section;

import java.util.Locale;
import java.util.Set;

/** Guesses whether a literal is a secret: by the variable's name, by the forms of well-known keys, by its randomness. */
public final class PlainSecret {
    private static final Set<String> TELLING = Set.of(
            "TOKEN", "PASSWORD", "PASSWD", "PWD", "PASSPHRASE", "SECRET", "KEY", "APIKEY", "CREDENTIAL", "CREDENTIALS");
    private static final String[] PREFIXES = {
        "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "AKIA", "xoxb-", "xoxp-", "sk_live_", "hvs.", "eyJhbGciOi"
    };
    private static final int SHORTEST_RANDOM = 20;
    private static final int LONGEST_RANDOM = 512;
    private static final double RANDOM_BITS = 4.0;

    private PlainSecret() {}

    /** Whether a value of that name should not be shown. */
    public static boolean looksLikeOne(String name, String value) {
        if (value.isBlank()) {
            return false;
        }
        return (hasTellingName(name) && !isHarmless(value)) || hasKnownForm(value) || isRandom(value);
    }

    private static boolean hasTellingName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return TELLING.contains(upper.substring(upper.lastIndexOf('_') + 1));
    }

    /** Switches and numbers of few digits are settings about a secret, not one. */
    private static boolean isHarmless(String value) {
        return value.equalsIgnoreCase("true")
                || value.equalsIgnoreCase("false")
                || (value.length() <= 3 && value.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static boolean hasKnownForm(String value) {
        if (value.contains("-----BEGIN ") && value.contains("PRIVATE KEY-----")) {
            return true;
        }
        for (String prefix : PREFIXES) {
            if (value.startsWith(prefix) && value.length() >= SHORTEST_RANDOM) {
                return true;
            }
        }
        return hasPasswordInUrl(value);
    }

    private static boolean hasPasswordInUrl(String value) {
        int start = value.indexOf("://");
        int at = start < 0 ? -1 : value.indexOf('@', start);
        int colon = start < 0 ? -1 : value.indexOf(':', start + 3);
        int slash = start < 0 ? -1 : value.indexOf('/', start + 3);
        return at > 0 && colon > 0 && colon < at - 1 && (slash < 0 || at < slash);
    }

    /** Letters and digits mixed without a pattern that words have: enough bits a character by Shannon's measure. */
    private static boolean isRandom(String value) {
        if (value.length() < SHORTEST_RANDOM || value.length() > LONGEST_RANDOM) {
            return false;
        }
        int[] counts = new int[128];
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isUpper = c >= 'A' && c <= 'Z';
            boolean isLower = c >= 'a' && c <= 'z';
            boolean isDigit = c >= '0' && c <= '9';
            if (!(isUpper || isLower || isDigit || "+/=_-".indexOf(c) >= 0)) {
                return false;
            }
            upper |= isUpper;
            lower |= isLower;
            digit |= isDigit;
            counts[c]++;
        }
        return upper && lower && digit && bits(counts, value.length()) >= RANDOM_BITS;
    }

    private static double bits(int[] counts, int length) {
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / length;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
