package io.gitops4j.git.internal.history;

import io.gitops4j.api.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names refs and folders after environments so that no two environments share one, on any file system. */
final class EnvironmentSegment {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LONGEST = 120;

    private EnvironmentSegment() {}

    /**
     * The name where it is plain; every other byte as {@code %xx}. Upper case too: there are file systems that ignore it, and refs
     * are files in many a repository. A long name is cut, and told by its digest.
     */
    static String of(String environment) {
        StringBuilder segment = new StringBuilder();
        for (byte b : environment.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                segment.append((char) b);
            } else {
                segment.append('%').append(String.format(Locale.ROOT, "%02x", b));
            }
        }
        if (segment.length() > LONGEST) {
            segment.setLength(LONGEST);
            segment.append('.').append(Digest.ofText(environment).value());
        }
        return segment.toString();
    }
}
