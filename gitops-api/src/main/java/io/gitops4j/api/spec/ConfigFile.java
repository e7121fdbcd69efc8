package io.gitops4j.api.spec;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A file that a container finds in its file system, content and all.
 *
 * @param path absolute, where the container sees it
 * @param content to the letter: nothing in it is replaced
 * @param mode permissions as {@code chmod} counts them, for example {@code 0644}; empty for the target's own
 * @param sensitive whether the content looks like a secret, and must be masked wherever it is shown
 */
public record ConfigFile(String path, String content, OptionalInt mode, boolean sensitive) {
    private static final int MOST_MODE = 0777;

    /** Checks that the path is absolute and the mode has three octal digits. */
    public ConfigFile {
        Objects.requireNonNull(content, "content");
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path of a file is absolute, got " + path);
        }
        if (mode.isPresent() && (mode.getAsInt() < 0 || mode.getAsInt() > MOST_MODE)) {
            throw new IllegalArgumentException("the mode of " + path + " lies between 0 and 0777");
        }
    }

    /** The path and the size; content may be secret. */
    @Override
    public String toString() {
        return "ConfigFile(" + path + ", " + content.length() + " characters)";
    }
}
