package io.gitops4j.core.internal.run;

import io.gitops4j.Limits;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.core.internal.desired.NamedValidator;
import io.gitops4j.core.internal.desired.SourceReader;
import io.gitops4j.core.internal.plan.NamedPolicy;
import io.gitops4j.core.internal.report.NamedReporter;
import io.gitops4j.core.internal.rules.RuleGenerator;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one environment is run with.
 *
 * @param name of the environment
 * @param labels as configured
 * @param owner the engine's mark
 * @param strictPortability whether what the target cannot express is an error
 * @param rules makes the rules of its services, where they are wanted
 * @param limits as configured for it
 * @param sources it is deployed from
 * @param validators that check what is declared
 * @param policies that judge it
 * @param secretChecker says whether secrets are there
 * @param target where it runs
 * @param capabilities of the target
 * @param store keeps what was done to it
 * @param parallel for services side by side
 * @param time the engine's
 * @param listeners the embedder's
 * @param reporters that tell forges of it
 */
record Setting(
        String name,
        Map<String, String> labels,
        String owner,
        boolean strictPortability,
        Optional<RuleGenerator> rules,
        Limits limits,
        List<SourceReader> sources,
        List<NamedValidator> validators,
        List<NamedPolicy> policies,
        Optional<SecretChecker> secretChecker,
        Target target,
        Set<Capability> capabilities,
        HistoryStore store,
        Parallel parallel,
        Time time,
        List<ReconcileListener> listeners,
        List<NamedReporter> reporters) {
    Setting {
        labels = Map.copyOf(labels);
        capabilities = Set.copyOf(capabilities);
        sources = List.copyOf(sources);
        validators = List.copyOf(validators);
        policies = List.copyOf(policies);
        listeners = List.copyOf(listeners);
        reporters = List.copyOf(reporters);
    }

    /** A target that does not say that it can take several writes at once gets one at a time. */
    Parallel writers() {
        return capabilities.contains(Capability.CONCURRENT_APPLY) ? parallel : parallel.atMost(1);
    }
}
