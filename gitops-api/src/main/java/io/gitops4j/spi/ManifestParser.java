package io.gitops4j.spi;

import java.util.Optional;

/** Turns manifests into services. Pure: no network, no clock, no files but the request's. Thread-safe. */
public interface ManifestParser extends AutoCloseable {
    /** Whether a file at this path is a manifest of this parser. Decided by the path alone. */
    boolean accepts(String path);

    /** Bad input becomes diagnostics, all of them at once; an exception means that the parser itself is broken. */
    ParseResult parse(ParseRequest request);

    /** Changes manifests of this parser, for releases and rollbacks; nothing where it cannot. */
    default Optional<ManifestEditor> editor() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
