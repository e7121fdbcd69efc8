package io.gitops4j.core.internal.directory;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.file.DurableFiles;
import io.gitops4j.spi.ApplyOutcome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes one change; the caller holds the file's lock, which every engine takes. A person's editor takes none: what it writes in
 * the instant between the check and the rename is lost, which is the most that a file system can promise.
 */
final class FileWrites {
    private static final int TRIES = 5;

    private final Layout layout;
    private final ContentReader reader;
    private final NamespaceDirectories directories;
    private final boolean sync;

    FileWrites(Layout layout, ContentReader reader, NamespaceDirectories directories, boolean sync) {
        this.layout = layout;
        this.reader = reader;
        this.directories = directories;
        this.sync = sync;
    }

    ApplyOutcome make(Change change, String owner) throws IOException {
        Path file = layout.file(change.id()).orElseThrow();
        if (directories.isLink(change.id().namespace())) {
            return conflict(change.id(), "its directory is a symbolic link", "make it a real directory");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return conflict(change.id(), "something that is no regular file has its name", "remove it");
        }
        return switch (change.kind()) {
            case CREATE -> create(file, change.desired().orElseThrow(), owner);
            case DELETE -> delete(file, change.live().orElseThrow(), owner);
            default ->
                update(file, change.desired().orElseThrow(), change.live().orElseThrow(), owner);
        };
    }

    private ApplyOutcome create(Path file, DesiredResource desired, String owner) throws IOException {
        byte[] wanted = FileContent.wanted(owner, desired);
        for (int tries = 1; ; tries++) {
            directories.make(desired.id().namespace());
            try {
                DurableFiles.write(file, wanted, true, sync);
                return ApplyOutcome.applied(FileContent.of(wanted).live(desired.id(), owner));
            } catch (FileAlreadyExistsException e) {
                return conflict(desired.id(), "it is there already", "nothing; the next plan sees it");
            } catch (NoSuchFileException e) {
                // Another writer has just removed the directory with the last file in it.
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private ApplyOutcome update(Path file, DesiredResource desired, LiveResource planned, String owner)
            throws IOException {
        Optional<byte[]> there = read(file);
        if (there.isEmpty()) {
            return conflict(desired.id(), "it is gone", "nothing; the next plan sees it");
        }
        FileContent now = FileContent.of(there.get());
        Optional<ApplyOutcome> moved = moved(desired.id(), now, planned, owner);
        if (moved.isPresent()) {
            return moved.get();
        }
        byte[] wanted = FileContent.wanted(owner, desired);
        if (Arrays.equals(there.get(), wanted)) {
            return ApplyOutcome.unchanged(now.live(desired.id(), owner));
        }
        DurableFiles.write(file, wanted, false, sync);
        return ApplyOutcome.applied(FileContent.of(wanted).live(desired.id(), owner));
    }

    private ApplyOutcome delete(Path file, LiveResource planned, String owner) throws IOException {
        Optional<byte[]> there = read(file);
        if (there.isEmpty()) {
            return ApplyOutcome.absent();
        }
        Optional<ApplyOutcome> moved = moved(planned.id(), FileContent.of(there.get()), planned, owner);
        if (moved.isPresent()) {
            return moved.get();
        }
        Files.delete(file);
        if (sync) {
            DurableFiles.syncDirectory(file);
        }
        directories.removeIfEmpty(planned.id().namespace());
        return ApplyOutcome.deleted();
    }

    private static Optional<ApplyOutcome> moved(ResourceId id, FileContent now, LiveResource planned, String owner) {
        if (!now.ownedBy(owner)) {
            String by = now.madeBy().isEmpty() ? "" : " but that of " + now.madeBy();
            return Optional.of(conflict(
                    id,
                    "it does not carry the mark of '" + owner + "'" + by,
                    "rename the service or remove the file; it is neither changed nor deleted"));
        }
        return now.version().equals(planned.version())
                ? Optional.empty()
                : Optional.of(conflict(id, "it was changed after it was read", "nothing; the next plan sees it"));
    }

    private Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(reader.read(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static ApplyOutcome conflict(ResourceId id, String what, String remedy) {
        return ApplyOutcome.conflict(Diagnostic.error("DIRECTORY-CONFLICT")
                .path(id.toString())
                .what(what)
                .remedy(remedy)
                .build());
    }
}
