package io.gitops4j.core.internal.file;

import io.gitops4j.api.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names for files after things whose names may hold anything, so that no two share one on any file system. */
public final class FileName {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LONGEST = 150;

    private FileName() {}

    /** Upper case is escaped too: there are file systems that ignore it. A long name is cut, and told by its digest. */
    public static String of(String thing) {
        StringBuilder name = new StringBuilder();
        for (byte b : thing.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                name.append((char) b);
            } else {
                name.append('%').append(String.format(Locale.ROOT, "%02x", b));
            }
        }
        if (name.length() > LONGEST) {
            name.setLength(LONGEST);
            name.append('.').append(Digest.ofText(thing));
        }
        return name.toString();
    }
}
