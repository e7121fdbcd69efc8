package io.gitops4j.spi;

import io.gitops4j.api.spec.ServiceSpec;
import java.util.Map;
import java.util.Objects;

/**
 * What a validator judges. Made by the engine; more may be added.
 *
 * @param environment for which the service is declared
 * @param labels the environment's own labels, as configured, for example {@code class: production}
 * @param spec what is wanted there, all layers merged; its origins say where each value was written
 */
public record ValidationRequest(String environment, Map<String, String> labels, ServiceSpec spec) {
    /** Copies the map. */
    public ValidationRequest {
        Objects.requireNonNull(environment, "environment");
        labels = Map.copyOf(labels);
        Objects.requireNonNull(spec, "spec");
    }
}
