package io.gitops4j.api;

/**
 * A place in a file of a source.
 *
 * @param file path in the source, {@code /}-separated
 * @param line from 1; 0 where only the file is known
 * @param column from 1, in code points; 0 where only the line is known
 */
public record Position(String file, int line, int column) {
    /** Refuses negative numbers. */
    public Position {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("a position counts from 1, got " + line + ":" + column);
        }
    }

    /** The file as a whole. */
    public static Position ofFile(String file) {
        return new Position(file, 0, 0);
    }

    /** {@code file:line:column}, as far as known. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
