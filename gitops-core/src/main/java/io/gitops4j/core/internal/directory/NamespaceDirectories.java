package io.gitops4j.core.internal.directory;

import io.gitops4j.core.internal.file.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Makes directories of namespaces, and removes empty ones that it made. */
final class NamespaceDirectories {
    private final Layout layout;
    private final boolean sync;

    NamespaceDirectories(Layout layout, boolean sync) {
        this.layout = layout;
        this.sync = sync;
    }

    /** Whether somebody put a link where the directory belongs; nothing is written through it. */
    boolean isLink(String namespace) {
        return !namespace.isEmpty() && Files.isSymbolicLink(layout.directory(namespace));
    }

    void make(String namespace) throws IOException {
        Path directory = layout.directory(namespace);
        if (Files.isDirectory(directory)) {
            return;
        }
        try {
            Files.createDirectory(directory);
            Files.write(layout.madeNote(namespace), new byte[0]);
            if (sync) {
                DurableFiles.syncDirectory(directory);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    void removeIfEmpty(String namespace) throws IOException {
        if (namespace.isEmpty() || Files.notExists(layout.madeNote(namespace))) {
            return;
        }
        try {
            Files.delete(layout.directory(namespace));
            Files.deleteIfExists(layout.madeNote(namespace));
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Somebody else's files are in it, or another writer was faster: both are well.
        }
    }
}
