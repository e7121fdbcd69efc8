package io.gitops4j.benchmarks;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.Limits;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.git.GitOptions;
import io.gitops4j.git.GitSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * An engine in a JVM of its own. It reads commands from standard input: {@code RUN} makes a run that looks at the target, {@code TRUST} one
 * that need not, and answers with the run's status and its times; {@code HEAP} answers with the mebibytes in use after a collection.
 * Arguments: the repository, a work directory, and the target's provider with one option and its value.
 */
final class PushProcess implements ReconcileListener, AutoCloseable {
    private static final double MILLI = 1e6;

    /** That of a hundred thousand services is one run. */
    private static final Duration FIRST_DEPLOYMENT = Duration.ofHours(1);

    private final TimedSource source;
    private final GitOpsEngine engine;
    private volatile long planned;
    private volatile long begun;
    private volatile long applied;

    private PushProcess(String repository, Path work, String target, String option, String value) {
        this.source = new TimedSource(new GitSource(
                "bench",
                GitOptions.builder(repository, work.resolve("source"))
                        .allowHttp(true)
                        .build()));
        this.engine = GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("bench")
                        .workDirectory(work)
                        .limits(Limits.builder().timeout(FIRST_DEPLOYMENT).build())
                        .environment(EnvironmentConfig.named(Workload.ENVIRONMENT)
                                .target(PluginBinding.of(target, Map.of(option, value)))
                                .build())
                        .build())
                .source("bench", source)
                .listener(this)
                .build();
    }

    public static void main(String... arguments) throws IOException {
        try (PushProcess process =
                        new PushProcess(arguments[0], Path.of(arguments[1]), arguments[2], arguments[3], arguments[4]);
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                System.out.println(line.equals("HEAP") ? heap() : process.run(line.equals("TRUST")));
            }
        }
    }

    private static String heap() {
        System.gc();
        return Long.toString(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private String run(boolean trust) {
        RunOptions options =
                RunOptions.defaults().waitForHealth(false).observedWithin(trust ? Duration.ofHours(1) : Duration.ZERO);
        planned = 0;
        begun = 0;
        applied = 0;
        source.takeResolving();
        source.takeFetching();
        long start = System.nanoTime();
        ReconcileResult result = engine.reconcile(Workload.ENVIRONMENT, options);
        long done = System.nanoTime();
        if (result.failure().isPresent()) {
            throw new IllegalStateException(result.failure().get().toString());
        }
        double plan = (planned - start) / MILLI;
        double begin = begun == 0 ? plan : (begun - start) / MILLI;
        PushTimes times = new PushTimes(
                source.takeResolving() / MILLI,
                source.takeFetching() / MILLI,
                plan,
                begin,
                applied == 0 ? begin : (applied - start) / MILLI,
                (done - start) / MILLI);
        return result.status() + " " + times.line();
    }

    @Override
    public void onEvent(ReconcileEvent event) {
        long now = System.nanoTime();
        switch (event.kind()) {
            case PLANNED -> planned = now;
            case SERVICE_STARTED -> begun = begun == 0 ? now : begun;
            case WRITTEN -> applied = now;
            default -> {}
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
