package io.gitops4j.spi;

import io.gitops4j.api.spec.ServiceSpec;
import java.util.List;
import java.util.Objects;

/**
 * One service to express in a target's own terms. Made by the engine; more may be added.
 *
 * @param environment where it will run
 * @param owner the mark that every resource carries
 * @param spec what is wanted, images at the deployed commit
 * @param rules its recording and alert rules; empty where none are wanted, or the target does not declare {@link Capability#RULES}
 */
public record RenderRequest(String environment, String owner, ServiceSpec spec, List<RuleGroup> rules) {
    /** Nothing is null; copies the list. */
    public RenderRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(spec, "spec");
        rules = List.copyOf(rules);
    }

    /** Without rules. */
    public RenderRequest(String environment, String owner, ServiceSpec spec) {
        this(environment, owner, spec, List.of());
    }
}
