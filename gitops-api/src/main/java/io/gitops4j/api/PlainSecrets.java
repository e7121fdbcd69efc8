package io.gitops4j.api;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses whether text is a secret that lies open: by the name it goes by, by the forms of well-known keys, by its randomness. All
 * that shows a value to people asks here, so that one guess holds for warnings, differences and messages alike.
 *
 * <p>It is a guess: a password that is a word is known by its name alone. Pure, and linear in the length of the text.
 */
public final class PlainSecrets {
    private static final Set<String> TELLING = Set.of(
            "TOKEN", "PASSWORD", "PASSWD", "PWD", "PASSPHRASE", "SECRET", "KEY", "APIKEY", "CREDENTIAL", "CREDENTIALS");

    /** Names that tell even in the middle of a command; a key or a directory there is mostly none. */
    private static final Set<String> TELLING_INSIDE =
            Set.of("TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "APIKEY", "CREDENTIAL", "CREDENTIALS");

    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9])(?:"
            + "gh[pousr]_[A-Za-z0-9]{16,}+|github_pat_[A-Za-z0-9_]{16,}+|glpat-[A-Za-z0-9_-]{14,}+"
            + "|(?:AKIA|ASIA)[A-Z0-9]{16,}+|AIza[A-Za-z0-9_-]{30,}+"
            + "|xox[abeoprs]-[A-Za-z0-9-]{14,}+|[sr]k_live_[A-Za-z0-9]{12,}+"
            + "|hv[sbr]\\.[A-Za-z0-9_-]{16,}+|npm_[A-Za-z0-9]{16,}+|pypi-[A-Za-z0-9_-]{16,}+"
            + "|SG\\.[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+|eyJ[A-Za-z0-9_-]{12,}+(?:\\.[A-Za-z0-9_-]++){0,2})");
    private static final String[] TOKEN_STARTS = {
        "gh", "github_pat_", "glpat-", "AKIA", "ASIA", "AIza", "xox", "k_live_", "hv", "npm_", "pypi-", "SG.", "eyJ"
    };
    private static final Pattern WORD_ENDS = Pattern.compile("[\\s\"'`;|&<>(){}\\[\\],=:@?/]+");
    /** A name, an equals sign or a colon, and a value that is no reference to something else. */
    private static final Pattern SETTING =
            Pattern.compile("[\"']?([A-Za-z][\\w.-]*)[\"']?\\s*[:=]\\s*[\"']?([^\\s\"'$%{<][^\"']*)[\"',;]*");

    private static final Pattern NO_LETTERS = Pattern.compile("[.-]");
    private static final String PEM = "PRIVATE KEY-----";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_USER_INFO = 1024;
    private static final int SHORTEST_RANDOM = 20;
    private static final int LONGEST_RANDOM = 512;
    private static final double RANDOM_BITS = 4.0;

    private PlainSecrets() {}

    /** Whether a value under this name looks like a secret: {@code DB_PASSWORD}, {@code --api-key}. */
    public static boolean suspected(String name, String value) {
        return !value.isBlank() && ((TELLING.contains(lastWord(name)) && !harmless(value)) || suspected(value));
    }

    /** Whether text has a secret somewhere in it, whatever it is called. */
    public static boolean suspected(String text) {
        if (text.length() < 3) {
            return false;
        }
        return random(text)
                || !masked(text).equals(text)
                || assigned(text)
                || WORD_ENDS.splitAsStream(text).anyMatch(PlainSecrets::random);
    }

    /** Whether any line of a longer text, as of a settings file, looks like a secret or sets one. */
    public static boolean within(String text) {
        return suspected(text) || text.lines().map(String::strip).anyMatch(PlainSecrets::setsOne);
    }

    private static boolean setsOne(String line) {
        Matcher setting = SETTING.matcher(line);
        return setting.matches()
                && suspected(NO_LETTERS.matcher(setting.group(1)).replaceAll("_"), setting.group(2));
    }

    /** Whether the argument behind this one is a secret, as behind {@code --password}. */
    public static boolean announces(String argument) {
        return argument.startsWith("-")
                && argument.indexOf('=') < 0
                && TELLING_INSIDE.contains(lastWord(argument.replace("api-key", "apikey")));
    }

    /** Which of the arguments of a command look like secrets, by their index from 0. */
    public static Set<Integer> among(List<String> arguments) {
        Set<Integer> suspects = new TreeSet<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean announced = i > 0 && announces(arguments.get(i - 1)) && !settled(argument);
            if (announced || suspected(argument)) {
                suspects.add(i);
            }
        }
        return suspects;
    }

    /** The text with {@value FieldDiff#MASK} for everything in it that has the form of a well-known key, or is a URL's password. */
    public static String masked(String text) {
        String shown = mayHoldToken(text) ? TOKEN.matcher(text).replaceAll(FieldDiff.MASK) : text;
        shown = withoutPrivateKeys(shown);
        return withoutUserInfo(shown);
    }

    /** Most text holds none, and to see that is cheaper than to match. */
    private static boolean mayHoldToken(String text) {
        for (String start : TOKEN_STARTS) {
            if (text.contains(start)) {
                return true;
            }
        }
        return false;
    }

    private static String lastWord(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        int end = Math.max(upper.lastIndexOf('_'), Math.max(upper.lastIndexOf('-'), upper.lastIndexOf('.')));
        String last = upper.substring(end + 1);
        return last.equals("KEY") && upper.substring(0, Math.max(end, 0)).endsWith("API") ? "APIKEY" : last;
    }

    /** Switches and numbers of few digits are settings about a secret, not one. */
    private static boolean harmless(String value) {
        return value.equalsIgnoreCase("true")
                || value.equalsIgnoreCase("false")
                || (value.length() <= 3 && value.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** What stands in a command in the place of a secret and is none: another option, a file, a variable, a reference. */
    private static boolean settled(String value) {
        return value.isBlank()
                || harmless(value)
                || "-/$%<{".indexOf(value.charAt(0)) >= 0
                || value.startsWith("vault:");
    }

    /** {@code name=value} with a telling name, be it {@code --password=...}, {@code -Dapp.token=...} or {@code TOKEN=... run}. */
    private static boolean assigned(String text) {
        for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
            int start = at;
            while (start > 0 && at - start < LONGEST_NAME && isNameCharacter(text.charAt(start - 1))) {
                start--;
            }
            if (TELLING_INSIDE.contains(lastWord(text.substring(start, at))) && !settled(valueAt(text, at + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.-".indexOf(c) >= 0;
    }

    private static String valueAt(String text, int from) {
        int start = from < text.length() && "\"'".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
        int end = start;
        while (end < text.length() && " \t\n\"'&;,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private static String withoutPrivateKeys(String text) {
        int begin = text.indexOf("-----BEGIN ");
        if (begin < 0 || text.indexOf(PEM, begin) < 0) {
            return text;
        }
        int last = text.lastIndexOf(PEM);
        return text.substring(0, begin) + FieldDiff.MASK + text.substring(last + PEM.length());
    }

    private static String withoutUserInfo(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0 || text.indexOf('@', scheme) < 0) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        int done = 0;
        while (scheme >= 0) {
            int start = scheme + 3;
            int colon = -1;
            int end = start;
            while (end < text.length()
                    && end - start < LONGEST_USER_INFO
                    && " \t\n\"'/@".indexOf(text.charAt(end)) < 0) {
                colon = colon < 0 && text.charAt(end) == ':' ? end : colon;
                end++;
            }
            if (end < text.length() && text.charAt(end) == '@' && colon >= 0 && colon < end - 1) {
                shown.append(text, done, colon + 1).append(FieldDiff.MASK);
                done = end;
            }
            scheme = text.indexOf("://", end);
        }
        return shown.append(text, done, text.length()).toString();
    }

    /** Letters and digits mixed without a pattern that words have: enough bits a character by Shannon's measure. */
    private static boolean random(String value) {
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
