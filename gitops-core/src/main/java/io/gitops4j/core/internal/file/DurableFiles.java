package io.gitops4j.core.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes whole files or nothing. */
public final class DurableFiles {
    private DurableFiles() {}

    /**
     * Puts content in place at once: readers see what was there before, or all of the new. The caller keeps other writers of the
     * same file away.
     *
     * @param create whether a file that is there already is a {@link FileAlreadyExistsException}
     * @param sync whether it also survives a crash of the machine
     */
    public static void write(Path file, byte[] content, boolean create, boolean sync) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                writeFully(channel, ByteBuffer.wrap(content));
                if (sync) {
                    channel.force(true);
                }
            }
            if (create) {
                moveToNew(temporary, file);
            } else {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        if (sync) {
            syncDirectory(file);
        }
    }

    /** A rename replaces what is there; a link does not, even if it comes into being at the last moment. */
    private static void moveToNew(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without links: the check of the move is not atomic, but it is the best there is.
            Files.move(temporary, file);
        }
    }

    /** Writes all of the buffer where the channel stands. */
    public static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Makes what was created, renamed or deleted in a file's directory survive a crash, where the platform can. */
    public static void syncDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
