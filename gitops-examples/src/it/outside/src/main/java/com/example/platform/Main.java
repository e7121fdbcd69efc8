package com.example.platform;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import java.nio.file.Path;
import java.util.Map;

/** Deploys a repository twice: the first run has everything to do, the second nothing. */
public final class Main {
    private Main() {}

    /** @param args the repository, the properties file, and a folder for caches and the history */
    public static void main(String[] args) {
        GitOpsConfig config = GitOpsConfig.builder()
                .owner("platform")
                .workDirectory(Path.of(args[2]))
                .source("services", PluginBinding.of("git", Map.of("url", args[0], "allowFile", true)))
                .environment(EnvironmentConfig.named("production")
                        .target(PluginBinding.of("versions", Map.of("file", args[1])))
                        .build())
                .build();
        System.out.println("running in " + Main.class.getModule());
        try (GitOpsEngine engine = GitOps.builder().config(config).build()) {
            System.out.println("first run: " + engine.reconcile("production"));
            System.out.println("second run: " + engine.reconcile("production"));
        }
    }
}
