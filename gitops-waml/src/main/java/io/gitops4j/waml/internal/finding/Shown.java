package io.gitops4j.waml.internal.finding;

import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.PlainSecrets;
import java.util.Collection;

/** Values as messages show them. */
public final class Shown {
    private static final int LONGEST = 40;
    private static final int MOST = 8;

    private Shown() {}

    /** In single quotes, the rest of a long text cut off; masked as a whole if it looks like a secret. */
    public static String quoted(String text) {
        if (PlainSecrets.suspected(text)) {
            return "'" + FieldDiff.MASK + "'";
        }
        return "'" + (text.length() <= LONGEST ? text : start(text) + "...") + "'";
    }

    private static String start(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    /** Separated by commas, the rest of a long list counted. */
    public static String list(Collection<String> words) {
        String shown = String.join(", ", words.stream().limit(MOST).toList());
        return words.size() <= MOST ? shown : shown + " and " + (words.size() - MOST) + " more";
    }
}
