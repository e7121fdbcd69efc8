package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import java.util.List;
import java.util.Set;

/**
 * What a target has.
 *
 * @param resources what was found of the request; what is not here is not there, if the listing is complete
 * @param complete whether everything asked for could be read; if not, nothing is deleted
 * @param diagnostics what could not be read or cannot be there, and why
 * @param leftOut wanted resources of kinds that the target does not have now: they are not made, and their services go on
 */
public record Observation(
        List<LiveResource> resources, boolean complete, List<Diagnostic> diagnostics, Set<ResourceId> leftOut) {
    /** Copies the collections. */
    public Observation {
        resources = List.copyOf(resources);
        diagnostics = List.copyOf(diagnostics);
        leftOut = Set.copyOf(leftOut);
    }

    /** Nothing is left out. */
    public Observation(List<LiveResource> resources, boolean complete, List<Diagnostic> diagnostics) {
        this(resources, complete, diagnostics, Set.of());
    }

    /** Everything could be read. */
    public static Observation complete(List<LiveResource> resources) {
        return new Observation(resources, true, List.of());
    }
}
