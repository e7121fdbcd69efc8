package io.gitops4j.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One change of a service's directory. Made by the engine; more may be added.
 *
 * @param request the change, and which deployment it is part of
 * @param files everything wanted, text by file name, sorted; empty for a removal. Names are legal on every file system: lower-case
 *     letters, digits, {@code -} and {@code .}, none leads out of the directory or hides
 */
public record RenderedChange(ApplyRequest request, Map<String, String> files) {
    /** Copies the files. */
    public RenderedChange {
        Objects.requireNonNull(request, "request");
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** The change alone, without content that may be long. */
    @Override
    public String toString() {
        return request.change() + " with " + files.size() + " files";
    }
}
