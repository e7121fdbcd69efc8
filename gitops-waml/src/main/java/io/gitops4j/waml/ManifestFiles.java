package io.gitops4j.waml;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.waml.internal.finding.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds and reads manifests in a folder. No symbolic link below the folder is followed, no folder {@code .git} entered, nothing
 * opened that is no regular file, and no more of a file read than tells that it is too large.
 */
final class ManifestFiles {
    /**
     * A file that is named like a manifest.
     *
     * @param name for people: as far as the folder was named, {@code /}-separated
     * @param file where it is
     * @param kind what it is
     */
    record Found(String name, Path file, Kind kind) {
        /** Why it is no manifest, if its kind says so. */
        Optional<Diagnostic> obstacle() {
            return switch (kind) {
                case REGULAR -> Optional.empty();
                case LINK ->
                    Optional.of(Diagnostic.error(Code.SRC_SYMLINK)
                            .at(Position.ofFile(name))
                            .what("this is a symbolic link, and links are not followed")
                            .remedy("put the file itself here")
                            .build());
                case OTHER ->
                    Optional.of(Diagnostic.error(Code.SRC_KIND)
                            .at(Position.ofFile(name))
                            .what("expected a file, got a device or a pipe")
                            .remedy("put a file of that name here")
                            .build());
            };
        }
    }

    private enum Kind {
        REGULAR,
        LINK,
        OTHER;

        static Kind of(BasicFileAttributes attributes) {
            return attributes.isRegularFile() ? REGULAR : attributes.isSymbolicLink() ? LINK : OTHER;
        }
    }

    private static final String GIT = ".git";

    private final Predicate<String> accepts;
    private final int maxBytes;

    ManifestFiles(Predicate<String> accepts, int maxBytes) {
        this.accepts = accepts;
        this.maxBytes = maxBytes;
    }

    /**
     * The file itself, or all manifests in the folder, in no particular order.
     *
     * @throws GitOpsException NOT_FOUND without such a file; UNAVAILABLE when part of the folder cannot be listed, naming all of it
     */
    List<Found> find(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return walk(path);
            }
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return List.of(new Found(name(path), path, Kind.of(attributes)));
        } catch (NoSuchFileException e) {
            throw new GitOpsException(
                    FailureKind.NOT_FOUND,
                    Diagnostic.error(Code.SRC_READ)
                            .at(Position.ofFile(name(path)))
                            .what("there is no such file or folder")
                            .remedy("name one that is there")
                            .build());
        } catch (IOException e) {
            throw new GitOpsException(FailureKind.UNAVAILABLE, unreadable(name(path), e));
        }
    }

    private List<Found> walk(Path folder) throws IOException {
        // A link that was named is meant; one that is found on the way is not.
        Path root = folder.toRealPath();
        List<Found> found = new ArrayList<>();
        List<Diagnostic> unreadable = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean git = !directory.equals(root) && directory.endsWith(GIT);
                return git ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path below = root.relativize(file);
                if (accepts.test(slashed(below))) {
                    found.add(new Found(name(folder.resolve(below.toString())), file, Kind.of(attributes)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.add(
                        unreadable(name(folder.resolve(root.relativize(file).toString())), e));
                return FileVisitResult.CONTINUE;
            }
        });
        if (!unreadable.isEmpty()) {
            throw new GitOpsException(FailureKind.UNAVAILABLE, unreadable);
        }
        return found;
    }

    /**
     * Another file of the folder that is checked, or of the folder of the file that is; nothing where there is no regular file of
     * that name within it.
     */
    Optional<byte[]> beside(Path checked, String other) {
        Path folder =
                Files.isDirectory(checked) ? checked : checked.toAbsolutePath().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(other).normalize();
            boolean inside = file.startsWith(root) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            return inside && file.toRealPath().startsWith(root)
                    ? Optional.of(read(new Found(other, file, Kind.REGULAR)))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The bytes of a regular file, at most one more than a manifest may have.
     *
     * @throws GitOpsException UNAVAILABLE when it cannot be read
     */
    byte[] read(Found found) {
        try (InputStream in = Files.newInputStream(found.file(), LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(Math.min(maxBytes, Integer.MAX_VALUE - 1) + 1);
        } catch (IOException e) {
            throw new GitOpsException(FailureKind.UNAVAILABLE, unreadable(found.name(), e));
        }
    }

    private static Diagnostic unreadable(String name, IOException e) {
        return Diagnostic.error(Code.SRC_READ)
                .at(Position.ofFile(name))
                .what("this cannot be read: " + e.getClass().getSimpleName())
                .remedy("let this process read it")
                .build();
    }

    /** As the path was written, without detours; one that leads upwards is told whole. */
    private static String name(Path path) {
        Path plain = path.normalize();
        return slashed(plain.startsWith("..") ? plain.toAbsolutePath().normalize() : plain);
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
