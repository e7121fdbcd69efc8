package io.gitops4j.spi;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.spec.ServiceSpec;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a policy judges. Made by the engine; more may be added.
 *
 * @param environment where it would happen
 * @param labels the environment's own labels, as configured, for example {@code class: production}
 * @param plan what would happen to the service
 * @param spec what is wanted; nothing when the service is no longer declared
 * @param commit who made the revision; untrusted
 * @param source where it was read; {@link SourceInfo#NONE} when the service is no longer declared
 * @param now by the engine's clock
 */
public record PolicyRequest(
        String environment,
        Map<String, String> labels,
        ServicePlan plan,
        Optional<ServiceSpec> spec,
        CommitInfo commit,
        SourceInfo source,
        Instant now) {
    /** Copies the map. */
    public PolicyRequest {
        Objects.requireNonNull(environment, "environment");
        labels = Map.copyOf(labels);
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(now, "now");
    }

    /** The same from nowhere in particular, for tests of policies that do not look at the source. */
    public PolicyRequest(
            String environment,
            Map<String, String> labels,
            ServicePlan plan,
            Optional<ServiceSpec> spec,
            CommitInfo commit,
            Instant now) {
        this(environment, labels, plan, spec, commit, SourceInfo.NONE, now);
    }
}
