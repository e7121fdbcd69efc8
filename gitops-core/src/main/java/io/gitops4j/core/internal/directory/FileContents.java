package io.gitops4j.core.internal.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what files held, so that a listing reads attributes only. A file that was changed a moment ago is read again: a
 * second change within the same tick of the file system's clock could leave all its attributes as they are.
 */
final class FileContents {
    private static final Duration TICK = Duration.ofSeconds(2);

    /** What tells one state of a file from another. */
    private record Stamp(
            long size, FileTime modified, @Nullable Object key) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    private record Known(Stamp stamp, FileContent content) {}

    private final ContentReader reader;
    private final Clock clock;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    FileContents(ContentReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    FileContent of(Path file, BasicFileAttributes attributes) throws IOException {
        Stamp stamp = Stamp.of(attributes);
        Known before = known.get(file);
        if (before != null && before.stamp().equals(stamp)) {
            return before.content();
        }
        FileContent content = FileContent.of(reader.read(file));
        if (stamp.modified().toInstant().plus(TICK).isBefore(clock.instant())) {
            known.put(file, new Known(stamp, content));
        } else {
            known.remove(file);
        }
        return content;
    }

    void forget(Path file) {
        known.remove(file);
    }
}
