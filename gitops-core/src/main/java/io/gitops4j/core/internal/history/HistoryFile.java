package io.gitops4j.core.internal.history;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.core.internal.file.DurableFiles;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open file of entries. The caller holds its lock. */
final class HistoryFile {
    private final FileChannel channel;
    private final String name;

    HistoryFile(FileChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    /**
     * What ends the file.
     *
     * @param sequence of the last whole entry; 0 where there is none
     * @param end offset behind it
     * @param size of the file; more than {@code end} after an append that a crash cut off
     */
    record Tail(long sequence, long end, long size) {}

    /**
     * Finds the last whole entry. What an append left half-written is passed over: it was never acknowledged (F08). It shows as
     * a line without its end, or, where the file system had made room but not written it, as a line with zero bytes. Any other
     * damage is an error.
     */
    Tail tail(Operation operation) throws IOException {
        long size = channel.size();
        ReverseLines lines = new ReverseLines(channel, name, size);
        long end = lines.position();
        Optional<ReverseLines.Line> last = lines.previous();
        if (last.isPresent() && hasZero(last.get().bytes())) {
            end = last.get().offset();
            last = lines.previous();
        }
        if (end < size) {
            operation.report(Diagnostic.warning("STORE-TORN")
                    .path(name + " at byte " + end)
                    .what("the last entry was not written to its end, and never counted")
                    .remedy("nothing; the next entry takes its place")
                    .build());
        }
        long sequence = last.isEmpty() ? 0 : decode(last.get()).sequence();
        return new Tail(sequence, end, size);
    }

    void append(HistoryLine line, Tail tail) throws IOException {
        if (tail.size() > tail.end()) {
            channel.truncate(tail.end());
        }
        try {
            channel.position(tail.end());
            DurableFiles.writeFully(channel, ByteBuffer.wrap(FileLine.encode(line)));
            channel.force(true);
        } catch (IOException e) {
            withdraw(tail.end(), e);
            throw e;
        }
    }

    /** An entry whose append failed must not count later. */
    private void withdraw(long end, IOException cause) {
        try {
            channel.truncate(end);
            channel.force(true);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    List<HistoryLine> read(Tail tail, long before, int limit) throws IOException {
        List<HistoryLine> found = new ArrayList<>();
        ReverseLines lines = new ReverseLines(channel, name, tail.end());
        long expected = tail.sequence();
        while (found.size() < limit && expected > 0) {
            Optional<ReverseLines.Line> next = lines.previous();
            if (next.isEmpty()) {
                throw StoreFormat.damaged(name, "the file begins with entry " + (expected + 1));
            }
            HistoryLine line = decode(next.get());
            if (line.sequence() != expected) {
                throw StoreFormat.damaged(
                        place(next.get()), "it is entry " + line.sequence() + " where " + expected + " belongs");
            }
            if (line.sequence() < before) {
                found.add(line);
            }
            expected--;
        }
        return List.copyOf(found);
    }

    private HistoryLine decode(ReverseLines.Line line) {
        return FileLine.decode(line.bytes(), place(line));
    }

    private String place(ReverseLines.Line line) {
        return name + " at byte " + line.offset();
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
