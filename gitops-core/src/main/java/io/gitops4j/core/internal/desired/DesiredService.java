package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Contact;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.List;
import java.util.Optional;

/**
 * One service as wanted at the target.
 *
 * @param id which
 * @param revision of its source
 * @param manifest where it is declared
 * @param spec what is declared, images at the deployed commit; nothing when it is invalid
 * @param resources in the target's terms; empty when it is invalid
 * @param digest of all resources
 * @param diagnostics findings
 */
public record DesiredService(
        ServiceId id,
        Revision revision,
        Position manifest,
        Optional<ServiceSpec> spec,
        List<DesiredResource> resources,
        Digest digest,
        List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public DesiredService {
        resources = List.copyOf(resources);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Who answers for it, as far as it can be read. */
    public Contact contact() {
        return spec.map(declared -> new Contact(declared.owner(), declared.slack()))
                .orElse(Contact.NONE);
    }

    /** Whether it may be deployed. */
    public boolean valid() {
        return spec.isPresent() && diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    }

    /** Whether it is wanted in the same way, be it at another revision. */
    public boolean sameAtAnyRevision(DesiredService other) {
        return id.equals(other.id)
                && spec.equals(other.spec)
                && resources.equals(other.resources)
                && digest.equals(other.digest)
                && manifest.equals(other.manifest)
                && diagnostics.equals(other.diagnostics);
    }

    /** The same, declared in the same way at another revision. */
    public DesiredService at(Revision other) {
        return other.equals(revision)
                ? this
                : new DesiredService(id, other, manifest, spec, resources, digest, diagnostics);
    }
}
