package io.gitops4j.benchmarks;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The engine end to end: resolves and fetches from Git, parses, plans, records the history on disk, applies. Rollouts are not
 * waited for, as the other clients do not wait either and the measured cluster runs no controllers.
 */
final class EngineClient implements Client {
    private final GitOpsEngine engine;

    EngineClient(URI repository, ClusterAccess access, Path work) {
        this.engine = GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("bench")
                        .workDirectory(work)
                        .source(
                                "bench",
                                PluginBinding.of("git", Map.of("url", repository.toString(), "allowHttp", true)))
                        .environment(EnvironmentConfig.named(Workload.ENVIRONMENT)
                                .target(PluginBinding.of(
                                        "kubernetes",
                                        Map.of("kubeconfig", access.kubeconfig().toString())))
                                .build())
                        .build())
                .build();
    }

    @Override
    public void run(Phase phase) {
        ReconcileResult result =
                engine.reconcile(Workload.ENVIRONMENT, RunOptions.defaults().waitForHealth(false));
        RunStatus wanted = phase == Phase.NOOP ? RunStatus.IN_SYNC : RunStatus.APPLIED;
        if (result.status() != wanted) {
            throw new IllegalStateException(phase + " ended " + result + " "
                    + result.services().stream()
                            .filter(s -> s.failure().isPresent())
                            .limit(3)
                            .toList());
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
