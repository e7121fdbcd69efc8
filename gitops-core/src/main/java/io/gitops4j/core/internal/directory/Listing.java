package io.gitops4j.core.internal.directory;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.file.FileFailure;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One listing of the directory. What cannot be read makes it incomplete, and is never told as absent. */
final class Listing {
    private static final int MOST_DIAGNOSTICS = 20;

    private final Layout layout;
    private final FileContents contents;
    private final ObserveRequest request;
    private final Operation operation;
    private final List<LiveResource> found = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<ResourceId> seen = new HashSet<>();
    private boolean complete = true;

    Listing(Layout layout, FileContents contents, ObserveRequest request, Operation operation) {
        this.layout = layout;
        this.contents = contents;
        this.request = request;
        this.operation = operation;
    }

    Observation read() {
        operation.checkpoint();
        if (Files.exists(layout.root()) || !Files.notExists(layout.root())) {
            if (request.everythingOwned()) {
                walk();
            }
            request.wanted().stream().filter(id -> !seen.contains(id)).sorted().forEach(this::look);
        }
        return new Observation(found, complete, diagnostics);
    }

    private void walk() {
        List<String> namespaces;
        try {
            namespaces = entries(layout.root(), "");
        } catch (IOException e) {
            throw FileFailure.of("DIRECTORY-READ", "list the directory", layout.root(), e);
        }
        for (String namespace : namespaces) {
            Path directory = layout.directory(namespace);
            try {
                entries(directory, namespace);
            } catch (NoSuchFileException e) {
                // Removed since, with all that was in it.
            } catch (IOException e) {
                unreadable("list the directory", directory, e);
            }
        }
    }

    /** Takes the files of a directory and gives its sub-directories that may be namespaces. */
    private List<String> entries(Path directory, String namespace) throws IOException {
        operation.checkpoint();
        List<String> directories = new ArrayList<>();
        for (Path entry : sorted(directory)) {
            String name = entry.getFileName().toString();
            Optional<ResourceId> id = Layout.id(namespace, name);
            if (id.isPresent()) {
                file(id.get(), entry);
            } else if (Layout.legal(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                directories.add(name);
            }
        }
        return directories;
    }

    /** A file system has an order of its own; a listing must not depend on it. */
    private static List<Path> sorted(Path directory) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(all::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(all);
        return all;
    }

    /** A wanted file that the walk did not meet, if there was one. */
    private void look(ResourceId id) {
        layout.file(id).ifPresent(file -> {
            if (Files.isSymbolicLink(layout.directory(id.namespace()))
                    && !id.namespace().isEmpty()) {
                found.add(obstacle(id, "a symbolic link to a directory"));
            } else {
                file(id, file);
            }
        });
    }

    private void file(ResourceId id, Path file) {
        boolean wanted = request.wanted().contains(id);
        try {
            operation.checkpoint();
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            seen.add(id);
            if (!attributes.isRegularFile()) {
                if (wanted) {
                    found.add(obstacle(id, attributes.isSymbolicLink() ? "a symbolic link" : "no regular file"));
                }
                return;
            }
            LiveResource live = contents.of(file, attributes).live(id, request.owner());
            if (wanted || live.owned()) {
                found.add(live);
            }
        } catch (NoSuchFileException e) {
            contents.forget(file);
        } catch (IOException e) {
            seen.add(id);
            unreadable("read", file, e);
            if (wanted) {
                found.add(obstacle(id, "a file that cannot be read"));
            }
        }
    }

    /** Something is in the way: nothing is created there. */
    private static LiveResource obstacle(ResourceId id, String what) {
        return LiveResource.foreign(id, what).version(what).build();
    }

    private void unreadable(String action, Path path, IOException cause) {
        complete = false;
        if (diagnostics.size() < MOST_DIAGNOSTICS) {
            diagnostics.add(Diagnostic.warning("DIRECTORY-READ")
                    .path(path.toString())
                    .what("cannot " + action + " (" + FileFailure.reason(path, cause) + "), so nothing is deleted")
                    .remedy("give the process the right to read it, or remove it")
                    .build());
        }
    }
}
