package io.gitops4j.spi;

import io.gitops4j.api.spec.ServiceSpec;
import java.util.Objects;

/**
 * One service to express in a target's own terms. Made by the engine; more may be added.
 *
 * @param environment where it will run
 * @param owner the mark that every resource carries
 * @param spec what is wanted, images at the deployed commit
 */
public record RenderRequest(String environment, String owner, ServiceSpec spec) {
    /** Nothing is null. */
    public RenderRequest {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(spec, "spec");
    }
}
