package io.gitops4j.core.internal.directory;

import io.gitops4j.api.ResourceId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where files lie: {@code root/namespace/name.yaml}, and rules beside it in {@code name.rules.yaml}. Names are DNS names, so none of them leads out of the root, hides, or meets
 * another on a file system that ignores case (B27).
 */
final class Layout {
    /** The kind of a service's own file. */
    static final String KIND = "file";

    /** The kind of a file with the rules of a service, as Prometheus reads it. */
    static final String RULES = "rules";

    private static final String ENDING = ".yaml";
    private static final String RULES_ENDING = ".rules.yaml";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,198}[a-z0-9])?");
    private static final int LOCKS = 16;

    private final Path root;

    Layout(Path root) {
        this.root = root;
    }

    static boolean legal(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether a directory of this name may be a namespace's. */
    static boolean legalNamespace(String name) {
        return name.isEmpty() || legal(name);
    }

    Path root() {
        return root;
    }

    /** The file; nothing where the id is not one of this target. */
    Optional<Path> file(ResourceId id) {
        return legal(id.name()) && legalNamespace(id.namespace())
                ? ending(id.kind()).map(ending -> directory(id.namespace()).resolve(id.name() + ending))
                : Optional.empty();
    }

    private static Optional<String> ending(String kind) {
        return switch (kind) {
            case KIND -> Optional.of(ENDING);
            case RULES -> Optional.of(RULES_ENDING);
            default -> Optional.empty();
        };
    }

    /** The id of a file in a namespace's directory; nothing where it is none of ours. */
    static Optional<ResourceId> id(String namespace, String fileName) {
        // No name has a dot, so a file of rules is never taken for that of a service.
        return fileName.endsWith(RULES_ENDING)
                ? id(namespace, fileName, RULES, RULES_ENDING)
                : id(namespace, fileName, KIND, ENDING);
    }

    private static Optional<ResourceId> id(String namespace, String fileName, String kind, String ending) {
        if (!fileName.endsWith(ending)) {
            return Optional.empty();
        }
        String name = fileName.substring(0, fileName.length() - ending.length());
        return legal(name) ? Optional.of(new ResourceId(kind, namespace, name)) : Optional.empty();
    }

    /** The directory of a namespace; the root for the empty one. */
    Path directory(String namespace) {
        return namespace.isEmpty() ? root : root.resolve(namespace);
    }

    /** For locks and notes; its name is no namespace's. */
    Path bookkeeping() {
        return root.resolve(".gitops4j");
    }

    /** Shared by about one in sixteen files: writers of different ones seldom wait for each other. */
    Path lock(ResourceId id) {
        return bookkeeping().resolve("write-" + Math.floorMod(id.toString().hashCode(), LOCKS) + ".lock");
    }

    /** Notes that a namespace's directory was made by the engine. */
    Path madeNote(String namespace) {
        return bookkeeping().resolve("made-" + namespace);
    }
}
