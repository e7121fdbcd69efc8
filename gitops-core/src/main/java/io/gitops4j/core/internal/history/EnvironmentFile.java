package io.gitops4j.core.internal.history;

import io.gitops4j.api.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Names files after environments so that no two environments share one, on any file system. */
final class EnvironmentFile {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LONGEST = 150;

    private EnvironmentFile() {}

    /** Upper case is escaped too: there are file systems that ignore it. A long name is cut, and told by its digest. */
    static String name(String environment) {
        StringBuilder name = new StringBuilder();
        for (byte b : environment.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                name.append((char) b);
            } else {
                name.append('%').append(String.format(Locale.ROOT, "%02x", b));
            }
        }
        if (name.length() > LONGEST) {
            name.setLength(LONGEST);
            name.append('.').append(Digest.ofText(environment));
        }
        return "history-" + name + ".jsonl";
    }
}
