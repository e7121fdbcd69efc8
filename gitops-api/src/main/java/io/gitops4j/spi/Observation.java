package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import java.util.List;

/**
 * What a target has.
 *
 * @param resources what was found of the request; what is not here is not there, if the listing is complete
 * @param complete whether everything asked for could be read; if not, nothing is deleted
 * @param diagnostics what could not be read, and why
 */
public record Observation(List<LiveResource> resources, boolean complete, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public Observation {
        resources = List.copyOf(resources);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Everything could be read. */
    public static Observation complete(List<LiveResource> resources) {
        return new Observation(resources, true, List.of());
    }
}
