package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import java.util.List;
import java.util.Objects;

/**
 * One service in a report to a forge.
 *
 * @param service which one
 * @param what happens or happened to it, in a word or two of the engine's own: {@code deployed}, {@code waits}
 * @param findings errors and warnings, with their place in the manifest where they have one
 */
public record ForgeService(ServiceId service, String what, List<Diagnostic> findings) {
    /** Copies the list. */
    public ForgeService {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(what, "what");
        findings = List.copyOf(findings);
    }
}
