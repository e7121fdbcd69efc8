package io.gitops4j.spi;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import java.util.List;

/**
 * A service in a target's own terms.
 *
 * @param resources in a stable order, ids unique
 * @param diagnostics everything that the target cannot express, each with its place; an error keeps the service from being deployed
 */
public record Rendering(List<DesiredResource> resources, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public Rendering {
        resources = List.copyOf(resources);
        diagnostics = List.copyOf(diagnostics);
    }
}
