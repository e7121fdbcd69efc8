package io.gitops4j.git.internal.trust;

import io.gitops4j.api.Wildcards;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern of CODEOWNERS: that of gitignore without {@code !} and {@code [ ]}, and {@code dir/*} means the files of one folder
 * alone (GitHub's "About code owners"). Matching takes time in the product of both lengths, whatever they hold.
 *
 * @param segments between slashes; {@code **} stands for any number of them
 * @param folder whether only what is in a folder of that name is meant
 */
record OwnerPattern(List<String> segments, boolean folder) {
    private static final String ANY_DEPTH = "**";

    OwnerPattern {
        segments = List.copyOf(segments);
    }

    /** Whether it can be read; one with a segment that is in no path would mean nothing, and silently leave a path free. */
    static boolean isPattern(String text) {
        return !text.startsWith("!")
                && !text.contains("[")
                && !text.contains("\\")
                && !text.contains("//")
                && Arrays.stream(text.split("/", -1)).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    /** Only of what is a pattern. */
    static OwnerPattern parse(String text) {
        if (text.equals("/")) {
            return new OwnerPattern(List.of(ANY_DEPTH), false);
        }
        boolean folder = text.endsWith("/");
        String inner = folder ? text.substring(0, text.length() - 1) : text;
        List<String> segments = new ArrayList<>();
        if (inner.indexOf('/') < 0) {
            segments.add(ANY_DEPTH);
        }
        String relative = inner.startsWith("/") ? inner.substring(1) : inner;
        segments.addAll(Arrays.asList(relative.split("/", -1)));
        return new OwnerPattern(segments, folder);
    }

    boolean matches(String path) {
        return matches(path.split("/", -1));
    }

    /** Whether the pattern means a prefix of the path that ends at a slash, or all of it. */
    private boolean matches(String[] path) {
        // reached[p]: the segments so far can stand for the first p of the path.
        boolean[] reached = new boolean[path.length + 1];
        reached[0] = true;
        for (int s = 0; s < segments.size(); s++) {
            String segment = segments.get(s);
            // At the end it means what is in a folder, and not the folder.
            boolean something = s == segments.size() - 1;
            boolean[] next = new boolean[path.length + 1];
            for (int p = 0; p <= path.length; p++) {
                if (segment.equals(ANY_DEPTH)) {
                    boolean one = p > 0 && (next[p - 1] || reached[p - 1]);
                    next[p] = one || (!something && reached[p]);
                } else {
                    next[p] = p > 0 && reached[p - 1] && Wildcards.matches(segment, path[p - 1]);
                }
            }
            reached = next;
        }
        return ends(reached, path.length);
    }

    private boolean ends(boolean[] reached, int length) {
        if (ofOneFolder()) {
            return reached[length];
        }
        for (int p = 1; p <= length - (folder ? 1 : 0); p++) {
            if (reached[p]) {
                return true;
            }
        }
        return false;
    }

    private boolean ofOneFolder() {
        return !folder && segments.get(segments.size() - 1).equals("*") && !segments.equals(List.of(ANY_DEPTH, "*"));
    }
}
