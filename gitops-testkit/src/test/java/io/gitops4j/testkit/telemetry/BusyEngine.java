package io.gitops4j.testkit.telemetry;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsBuilder;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.HistoryStores;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunOptions;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemoryForge;
import io.gitops4j.testkit.InMemorySource;
import io.gitops4j.testkit.InMemoryTarget;
import io.gitops4j.testkit.VirtualClock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A real engine over a source, a target and a forge in memory, on one thread and by a clock that stands still while nobody waits. It
 * deploys to {@link #ENVIRONMENT}.
 */
public final class BusyEngine implements AutoCloseable {
    /** The one environment. */
    public static final String ENVIRONMENT = "prod";

    private static final List<String> SERVICES = List.of("cart", "shop", "tax");

    private final InMemorySource source = new InMemorySource("apps");
    private final InMemoryBackend backend = new InMemoryBackend();
    private final VirtualClock clock;
    private final InMemoryForge forge = new InMemoryForge().repository("apps", "shop/apps");
    private final GitOpsEngine engine;

    /**
     * Starts it; nothing has run yet.
     *
     * @param directory for its files
     * @param clock that it goes by
     */
    public BusyEngine(Path directory, VirtualClock clock, ReconcileListener... listeners) {
        this.clock = clock;
        GitOpsBuilder builder = GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("team")
                        .workDirectory(directory)
                        .environment(EnvironmentConfig.named(ENVIRONMENT).build())
                        .build())
                .discovery(false)
                .source("apps", source)
                .target(ENVIRONMENT, new InMemoryTarget(backend))
                .parser(new ImageParser())
                .historyStore(HistoryStores.inMemory())
                .reporter("forge", forge)
                .executor(Runnable::run)
                .random(new SplittableRandom(1))
                .time(clock, clock::advance);
        for (ReconcileListener listener : listeners) {
            builder.listener(listener);
        }
        this.engine = builder.listener(this::disturb).build();
    }

    private boolean disturb;

    /** Lets the next run's first write fail for the moment. */
    public void disturbNextRun() {
        disturb = true;
    }

    private void disturb(ReconcileEvent event) {
        if (disturb && event.kind() == ReconcileEvent.Kind.PLANNED) {
            disturb = false;
            backend.faults().failNext(1, FailureKind.UNAVAILABLE);
        }
    }

    /** The engine's clock. */
    public Clock clock() {
        return clock;
    }

    /** Declares {@code cart}, {@code shop} and {@code tax} at version 1. */
    public Revision declare() {
        return source.commit(SERVICES.stream().collect(Collectors.toMap(name -> name + ".image", any -> "1")));
    }

    /** Declares another version of a service. */
    public Revision declare(String service, String version) {
        return source.change(service + ".image", version);
    }

    /** Declares nothing but {@code cart} any more: too much to delete at once. */
    public void declareNextToNothing() {
        source.commit(Map.of("cart.image", "1"));
    }

    /** Somebody changes a workload at the target. */
    public void tamper(String service) {
        ResourceId workload = new ResourceId("memory/workload", "shop", service);
        backend.editByHand(workload, backend.contents().get(new ResourceId("memory/workload", "shop", "tax")));
    }

    /** The target is out of reach from now on. */
    public void cutTarget() {
        backend.faults().cut();
    }

    /** The target is back. */
    public void mendTarget() {
        backend.faults().mend();
    }

    /** One run. */
    public ReconcileResult run() {
        return engine.reconcile(ENVIRONMENT, RunOptions.defaults().initiator("ann"));
    }

    /** Every kind of work there is: a deployment with a failed try, drift, a hold. */
    public void doEverything() {
        declare();
        disturbNextRun();
        run();
        tamper("cart");
        run();
        declareNextToNothing();
        run();
    }

    @Override
    public void close() {
        engine.close();
    }
}
