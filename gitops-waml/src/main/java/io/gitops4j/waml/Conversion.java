package io.gitops4j.waml;

import io.gitops4j.api.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What {@link WamlConverter} made of a file.
 *
 * @param text the manifest of schema 2; nothing where the file has an error
 * @param diagnostics what was found in the file, by place
 */
public record Conversion(Optional<String> text, List<Diagnostic> diagnostics) {
    /** Copies the list. */
    public Conversion {
        diagnostics = List.copyOf(diagnostics);
    }
}
