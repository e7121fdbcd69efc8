package io.gitops4j.core.internal.directory;

import java.io.IOException;
import java.nio.file.Path;

/** Reads the bytes of a regular file, never through a symbolic link. */
@FunctionalInterface
interface ContentReader {
    byte[] read(Path file) throws IOException;
}
