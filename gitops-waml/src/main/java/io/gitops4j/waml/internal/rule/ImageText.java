package io.gitops4j.waml.internal.rule;

import io.gitops4j.api.spec.Image;
import java.util.Optional;

/**
 * Reads image references by the grammar of the OCI distribution specification, scanning by hand: a regular expression for it
 * overflows the stack on long input.
 */
public final class ImageText {
    private static final int LONGEST_REPOSITORY = 255;
    private static final int LONGEST_TAG = 128;
    private static final int DIGEST_HEX = 64;
    private static final String SHA256 = "sha256:";

    private static final String COMMIT = "\\$\\{commit(?:\\.short)?\\}";
    /** A tag as a regular expression. */
    static final String TAG_PATTERN =
            "(?:[A-Za-z0-9_]|" + COMMIT + ")(?:[A-Za-z0-9_.-]|" + COMMIT + "){0," + (LONGEST_TAG - 1) + "}";

    private static final String PART = "[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?";
    /** Whatever has the form of an image, a few that are none among it: lengths and odd hosts are not looked at. */
    static final String PATTERN = "(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?/)?" + PART + "(?:/" + PART + ")*(?::"
            + TAG_PATTERN + ")?(?:@sha256:[a-f0-9]{64})?";

    private ImageText() {}

    /** {@code repository[:tag][@digest]}, if it is one. */
    public static Optional<Image> parse(String text) {
        int at = text.indexOf('@');
        String digest = at < 0 ? "" : text.substring(at + 1);
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String tag = colon < 0 ? "" : named.substring(colon + 1);
        String repository = colon < 0 ? named : named.substring(0, colon);
        boolean legal = isRepository(repository) && (at < 0 || isDigest(digest)) && (colon < 0 || isTag(tag));
        return legal ? Optional.of(new Image(repository, tag, digest)) : Optional.empty();
    }

    /** Whether it is a tag, after the placeholders for the commit. */
    public static boolean isTag(String text) {
        String tag = text.replace("${commit.short}", "c").replace("${commit}", "c");
        return !tag.isEmpty()
                && tag.length() <= LONGEST_TAG
                && tag.charAt(0) != '.'
                && tag.charAt(0) != '-'
                && tag.chars().allMatch(c -> isLowerOrDigit(c) || (c >= 'A' && c <= 'Z') || "_.-".indexOf(c) >= 0);
    }

    private static boolean isDigest(String digest) {
        return digest.startsWith(SHA256)
                && digest.length() == SHA256.length() + DIGEST_HEX
                && digest.chars().skip(SHA256.length()).allMatch(c -> (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9'));
    }

    private static boolean isRepository(String repository) {
        if (repository.length() > LONGEST_REPOSITORY) {
            return false;
        }
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean host = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        if (host && !isHost(first)) {
            return false;
        }
        for (String part : (host ? repository.substring(slash + 1) : repository).split("/", -1)) {
            if (!isPart(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHost(String text) {
        int colon = text.indexOf(':');
        String port = colon < 0 ? "" : text.substring(colon + 1);
        String host = colon < 0 ? text : text.substring(0, colon);
        boolean legalPort = colon < 0
                || (!port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9'));
        return legalPort
                && !host.isEmpty()
                && isLowerOrDigit(Character.toLowerCase(host.charAt(0)))
                && host.chars().allMatch(c -> isLowerOrDigit(Character.toLowerCase(c)) || c == '-' || c == '.');
    }

    private static boolean isPart(String part) {
        return !part.isEmpty()
                && isLowerOrDigit(part.charAt(0))
                && isLowerOrDigit(part.charAt(part.length() - 1))
                && part.chars().allMatch(c -> isLowerOrDigit(c) || "._-".indexOf(c) >= 0);
    }

    private static boolean isLowerOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
