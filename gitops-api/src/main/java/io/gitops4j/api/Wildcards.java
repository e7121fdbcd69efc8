package io.gitops4j.api;

/** Patterns of text in which {@code *} is any number of characters and {@code ?} exactly one. All else means itself. */
public final class Wildcards {
    private Wildcards() {}

    /**
     * Whether a pattern means the whole of a text. It goes back only to the last star, so the time is at most pattern times text,
     * whatever a stranger writes.
     */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
