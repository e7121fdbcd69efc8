package io.gitops4j.git.internal;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/** Forces the entries of folders to the disk: a file that was forced itself can still lose its name in a power failure. */
public final class DirectorySync {
    private DirectorySync() {}

    /** Waits until each of them is on the disk. */
    public static void force(Collection<Path> folders) throws IOException {
        if (File.separatorChar == '\\') {
            // Windows opens no folders, and writes their entries in order.
            return;
        }
        for (Path folder : folders) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
