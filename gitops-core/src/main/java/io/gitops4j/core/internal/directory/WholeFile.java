package io.gitops4j.core.internal.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads files up to a size that no service has. */
final class WholeFile {
    private static final int MAX_BYTES = 16 << 20;

    private WholeFile() {}

    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new FileSystemException(file.toString(), null, "larger than " + MAX_BYTES + " bytes");
            }
            return content;
        }
    }
}
