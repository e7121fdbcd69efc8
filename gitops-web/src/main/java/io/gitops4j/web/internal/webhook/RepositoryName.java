package io.gitops4j.web.internal.webhook;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One name for all the URLs of a repository: {@code host/path}, without user, port, scheme and {@code .git}. */
public final class RepositoryName {
    /** Longer ones are no repository's, and the pattern's time grows faster than their length. */
    private static final int LONGEST = 2000;

    private static final Pattern URL =
            Pattern.compile("(?:[a-z][a-z0-9+.-]*://)?(?:[^@/]*@)?([^:/]*)(?::[0-9]*(?=/))?[:/]+(.*?)(?:\\.git)?/*");

    private RepositoryName() {}

    /** What is no URL is its own name. Case does not count, since no forge has two repositories that differ by it. */
    public static String of(String url) {
        if (url.length() > LONGEST) {
            return url;
        }
        String lower = url.strip().toLowerCase(Locale.ROOT);
        Matcher matcher = URL.matcher(lower);
        return matcher.matches() ? matcher.group(1) + "/" + matcher.group(2) : lower;
    }
}
