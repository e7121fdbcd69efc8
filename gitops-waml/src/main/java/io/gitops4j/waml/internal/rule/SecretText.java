package io.gitops4j.waml.internal.rule;

import io.gitops4j.api.spec.SecretReference;
import java.util.Optional;

/** Reads {@code vault:path#key#version}; the version may be left out (B41). */
public final class SecretText {
    private static final String PREFIX = "vault:";
    private static final int LONGEST = 512;

    private static final String WORD = "(?!\\.{1,2}(?:[/#]|$))[A-Za-z0-9._-]+";
    /** A reference as a regular expression. */
    static final String PATTERN =
            "(?=.{0," + LONGEST + "}$)vault:" + WORD + "(?:/" + WORD + ")*#" + WORD + "(?:#[1-9][0-9]{0,8})?";

    private SecretText() {}

    /** Whether it is meant as a reference, be it right or wrong. */
    public static boolean isReference(String text) {
        return text.startsWith(PREFIX);
    }

    /** The reference, if it is one in the right form. */
    public static Optional<SecretReference> parse(String text) {
        if (!isReference(text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = text.substring(PREFIX.length()).split("#", -1);
        if (parts.length < 2 || parts.length > 3 || !isPath(parts[0]) || !isWord(parts[1])) {
            return Optional.empty();
        }
        String version = parts.length == 3 ? parts[2] : "";
        return parts.length == 3 && !isVersion(version)
                ? Optional.empty()
                : Optional.of(new SecretReference(parts[0], parts[1], version));
    }

    private static boolean isPath(String path) {
        for (String segment : path.split("/", -1)) {
            if (!isWord(segment)) {
                return false;
            }
        }
        return true;
    }

    /** No dots alone: a path that climbs would name a secret of somebody else. */
    private static boolean isWord(String word) {
        return !word.isEmpty()
                && !word.equals(".")
                && !word.equals("..")
                && word.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_'
                                || c == '.');
    }

    private static boolean isVersion(String version) {
        return !version.isEmpty()
                && version.length() <= 9
                && version.chars().allMatch(c -> c >= '0' && c <= '9')
                && version.charAt(0) != '0';
    }
}
