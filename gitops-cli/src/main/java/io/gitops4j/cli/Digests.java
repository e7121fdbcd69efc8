package io.gitops4j.cli;

import io.gitops4j.api.Digest;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Digests of plans as people pass them on. */
final class Digests {
    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private Digests() {}

    static String text(Digest digest) {
        return PREFIX + digest.value();
    }

    /** Reads {@link #text}, with or without its prefix. */
    static Digest parse(String text) {
        String hex = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        if (!HEX.matcher(hex).matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no digest of a plan, which has 64 hexadecimal digits behind " + PREFIX);
        }
        return new Digest(hex);
    }
}
