package io.gitops4j.core.internal.run;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Cancellation;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.core.internal.file.FileName;
import io.gitops4j.core.internal.report.Alarm;
import io.gitops4j.core.internal.report.Findings;
import io.gitops4j.core.internal.report.NamedReporter;
import io.gitops4j.core.internal.report.Outbox;
import io.gitops4j.core.internal.report.RunFold;
import io.gitops4j.core.internal.report.Work;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.spi.ForgeReporter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Puts together what tells forges. */
final class Reports {
    /** Trouble with a forge belongs to no run. */
    private static final String NO_RUN = "reports";

    private final GitOpsConfig config;
    private final Map<String, ForgeReporter> reporters;
    private final List<ReconcileListener> embedder;

    Reports(GitOpsConfig config, Map<String, ForgeReporter> reporters, List<ReconcileListener> embedder) {
        this.config = config;
        this.reporters = reporters;
        this.embedder = embedder;
    }

    Outbox outbox(Executor executor, Time time, Cancellation closing) {
        Findings findings =
                (environment, finding) -> new RunEvents(environment, NO_RUN, time.clock(), embedder).report(finding);
        // The JDK's own timer, which every delayed future of the process shares: no thread of ours waits.
        Alarm alarm =
                (delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, executor)
                        .execute(task);
        return new Outbox(
                byEnvironment(),
                config.workDirectory().resolve("reports").resolve(FileName.of(config.owner())),
                new Work(executor, time, alarm, closing, findings));
    }

    /** The embedder's listeners, and the one that fills the outbox, where there is somebody to tell. */
    List<ReconcileListener> listeners(Outbox outbox) {
        List<ReconcileListener> all = new ArrayList<>(embedder);
        if (!reporters.isEmpty()) {
            all.add(new RunFold(outbox));
        }
        return all;
    }

    private Map<String, List<NamedReporter>> byEnvironment() {
        Map<String, List<NamedReporter>> byEnvironment = new LinkedHashMap<>();
        config.environments().values().forEach(environment -> byEnvironment.put(environment.name(), of(environment)));
        return byEnvironment;
    }

    /** Those that an environment names; otherwise all. */
    List<NamedReporter> of(EnvironmentConfig environment) {
        List<String> names = environment.reporters().orElseGet(() -> List.copyOf(reporters.keySet()));
        List<NamedReporter> named = new ArrayList<>();
        reporters.forEach((name, reporter) -> {
            if (names.contains(name)) {
                named.add(new NamedReporter(name, reporter));
            }
        });
        return named;
    }
}
