package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Container;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;

/**
 * One container in the making.
 *
 * @param draft the service that it is of
 * @param values where its fields stand: those of the service for the main one, an item of {@code sidecars} for another
 * @param container what they go to
 * @param specPath its path in the spec
 */
record ContainerDraft(Draft draft, MergedMapping values, Container.Builder container, String specPath) {
    Findings findings() {
        return draft.findings();
    }

    /** Notes where the value of a field came from. */
    void origin(String field, Merged value) {
        draft.origin(specPath + "." + field, value);
    }
}
