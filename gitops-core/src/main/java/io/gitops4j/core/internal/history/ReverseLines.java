package io.gitops4j.core.internal.history;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/** Reads the lines of a file from the end, holding little more than one line in memory. */
final class ReverseLines {
    /** Longer lines are no lines of a history. */
    static final int MAX_LINE = 64 << 20;

    private static final int CHUNK = 64 << 10;

    private final FileChannel channel;
    private final String file;
    private long start;
    private byte[] buffer = new byte[0];
    private int length;

    /** Starts behind the last line feed before {@code end}. */
    ReverseLines(FileChannel channel, String file, long end) throws IOException {
        this.channel = channel;
        this.file = file;
        this.start = end;
        int feed = lastFeed(0);
        while (feed < 0 && start > 0) {
            int before = length;
            prepend();
            feed = lastFeed(before);
        }
        length = feed + 1;
    }

    /** Offset behind the last line that was not yet returned. */
    long position() {
        return start + length;
    }

    /** The line before, or nothing at the beginning of the file. */
    Optional<Line> previous() throws IOException {
        if (position() == 0) {
            return Optional.empty();
        }
        if (length == 0) {
            prepend();
        }
        int end = length - 1;
        int searched = 0;
        int feed = feedBefore(end, searched);
        while (feed < 0 && start > 0) {
            int before = length;
            prepend();
            end += length - before;
            feed = feedBefore(Math.min(end, length - before), 0);
        }
        Line line = new Line(start + feed + 1, Arrays.copyOfRange(buffer, feed + 1, end));
        length = feed + 1;
        return Optional.of(line);
    }

    private int lastFeed(int known) {
        return feedBefore(length - known, 0);
    }

    private int feedBefore(int end, int from) {
        for (int i = end - 1; i >= from; i--) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Doubles what is held, so that a long line is copied a few times only. */
    private void prepend() throws IOException {
        if (length > MAX_LINE) {
            throw StoreFormat.damaged(file + " at byte " + start, "a line is longer than " + MAX_LINE + " bytes");
        }
        int more = (int) Math.min(start, Math.max(CHUNK, length));
        ByteBuffer grown = ByteBuffer.allocate(more + length);
        grown.limit(more);
        long at = start - more;
        while (grown.hasRemaining()) {
            int read = channel.read(grown, at + grown.position());
            if (read < 0) {
                throw new EOFException(file + " became shorter while it was read");
            }
        }
        grown.limit(more + length);
        grown.put(buffer, 0, length);
        buffer = grown.array();
        length += more;
        start = at;
    }

    /** A line without its line feed, and where it begins. */
    static final class Line {
        private final long offset;
        private final byte[] bytes;

        Line(long offset, byte[] bytes) {
            this.offset = offset;
            this.bytes = bytes;
        }

        long offset() {
            return offset;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
