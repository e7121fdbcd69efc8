package io.gitops4j.core.internal.run;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.core.internal.file.FileName;
import io.gitops4j.core.internal.notice.NamedNotifier;
import io.gitops4j.core.internal.notice.NoticeFold;
import io.gitops4j.core.internal.notice.NoticeOutbox;
import io.gitops4j.core.internal.notice.Trail;
import io.gitops4j.core.internal.outbox.Alarm;
import io.gitops4j.core.internal.outbox.Findings;
import io.gitops4j.core.internal.outbox.Work;
import io.gitops4j.core.internal.report.NamedReporter;
import io.gitops4j.core.internal.report.Outbox;
import io.gitops4j.core.internal.report.RunFold;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.core.internal.work.Watch;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Notifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Puts together what tells forges and people. */
final class Reports {
    private final GitOpsConfig config;
    private final Map<String, ForgeReporter> reporters;
    private final Map<String, Notifier> notifiers;
    private final List<ReconcileListener> embedder;

    Reports(
            GitOpsConfig config,
            Map<String, ForgeReporter> reporters,
            Map<String, Notifier> notifiers,
            List<ReconcileListener> embedder) {
        this.config = config;
        this.reporters = reporters;
        this.notifiers = notifiers;
        this.embedder = embedder;
    }

    Work work(Executor executor, Time time, Cancellation closing) {
        Findings findings = new Findings() {
            @Override
            public void tell(String environment, Diagnostic finding) {
                new RunEvents(environment, ReconcileEvent.NO_RUN, time, embedder).report(finding);
            }

            @Override
            public Watch watch(String environment, String runId) {
                return new RunEvents(environment, runId, time, embedder).watch();
            }
        };
        // The JDK's own timer, which every delayed future of the process shares: no thread of ours waits.
        Alarm alarm =
                (delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, executor)
                        .execute(task);
        return new Work(executor, time, alarm, closing, findings);
    }

    Outbox forges(Work work) {
        return new Outbox(
                byEnvironment(reporters, EnvironmentConfig::reporters, NamedReporter::new), directory("reports"), work);
    }

    NoticeOutbox people(Work work) {
        return new NoticeOutbox(
                byEnvironment(notifiers, EnvironmentConfig::notifiers, NamedNotifier::new), directory("notices"), work);
    }

    /** The embedder's listeners, and those that fill the outboxes, where there is somebody to tell. */
    List<ReconcileListener> listeners(Outbox forges, NoticeOutbox people, Trail trail) {
        List<ReconcileListener> all = new ArrayList<>(embedder);
        if (!reporters.isEmpty()) {
            all.add(new RunFold(forges));
        }
        if (!notifiers.isEmpty()) {
            all.add(new NoticeFold(people, trail));
        }
        return all;
    }

    private Path directory(String name) {
        return config.workDirectory().resolve(name).resolve(FileName.of(config.owner()));
    }

    private <P, N> Map<String, List<N>> byEnvironment(
            Map<String, P> plugins,
            Function<EnvironmentConfig, Optional<List<String>>> chosen,
            BiFunction<String, P, N> named) {
        Map<String, List<N>> byEnvironment = new LinkedHashMap<>();
        config.environments()
                .values()
                .forEach(environment ->
                        byEnvironment.put(environment.name(), chosen(plugins, chosen.apply(environment), named)));
        return byEnvironment;
    }

    /** Those that an environment names; otherwise all. */
    private static <P, N> List<N> chosen(
            Map<String, P> plugins, Optional<List<String>> names, BiFunction<String, P, N> named) {
        List<N> found = new ArrayList<>();
        plugins.forEach((name, plugin) -> {
            if (names.isEmpty() || names.get().contains(name)) {
                found.add(named.apply(name, plugin));
            }
        });
        return found;
    }

    /** The reporters of an environment. */
    List<NamedReporter> of(EnvironmentConfig environment) {
        return chosen(reporters, environment.reporters(), NamedReporter::new);
    }
}
