package io.gitops4j.examples;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import java.nio.file.Path;
import java.util.Map;

/** The whole engine in a program of your own, as README shows it. */
public final class EmbeddingInTwentyLines {
    private EmbeddingInTwentyLines() {}

    /** Deploys what a repository declares for production into a folder, and tells how it went. */
    public static ReconcileResult deploy(String repository, String folder, Path cache) {
        GitOpsConfig config = GitOpsConfig.builder()
                .owner("my-platform")
                .workDirectory(cache)
                .source("services", PluginBinding.of("git", Map.of("url", repository, "allowFile", true)))
                .environment(EnvironmentConfig.named("production")
                        .target(PluginBinding.of("directory", Map.of("path", folder)))
                        .build())
                .build();
        try (GitOpsEngine engine = GitOps.builder().config(config).build()) {
            ReconcileResult result = engine.reconcile("production");
            result.services().forEach(System.out::println);
            return result;
        }
    }
}
