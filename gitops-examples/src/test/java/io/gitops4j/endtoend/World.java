package io.gitops4j.endtoend;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.Limits;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.testkit.servers.CountingProxy;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.KubernetesClusterOptions;
import io.gitops4j.testkit.servers.NomadAgent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Everything that one story needs: a Git server and a clone, a cluster of its own, an agent behind a counting proxy, an engine. */
final class World implements AutoCloseable {
    final AuditLog audit;
    final KubernetesCluster cluster;
    final CountingProxy nomad;
    final GitRepo clone;
    final Path deployed;
    final GitOpsEngine engine;

    World(Path folder, GitHttpServer git, NomadAgent agent) throws IOException {
        this.audit = new AuditLog(folder);
        KubernetesClusterOptions options = KubernetesClusterOptions.withControllers();
        for (String flag : audit.apiServerFlags()) {
            options = options.withApiServerFlag(flag);
        }
        this.cluster = KubernetesCluster.start(options);
        this.nomad = CountingProxy.to(agent.address());
        URI repository = git.createRepository("shop");
        this.clone = GitRepo.clone(repository, folder.resolve("clone"));
        this.deployed = Files.createDirectories(folder.resolve("deployed"));
        this.engine = GitOps.builder().config(config(folder, repository)).build();
    }

    private GitOpsConfig config(Path folder, URI repository) {
        Map<String, Object> toNomad = new HashMap<>();
        toNomad.put("address", nomad.address().toString());
        toNomad.put("driver", "raw_exec");
        toNomad.put("mhzPerCore", 1000);
        toNomad.put("minHealthyTime", "1s");
        toNomad.put("healthyDeadline", "20s");
        toNomad.put("progressDeadline", "25s");
        return GitOpsConfig.builder()
                .owner("end-to-end")
                .workDirectory(folder.resolve("work"))
                .source("shop", PluginBinding.of("git", Map.of("url", repository.toString(), "allowHttp", true)))
                .environment(EnvironmentConfig.named("folder")
                        .target(PluginBinding.of("directory", Map.of("path", deployed.toString())))
                        .build())
                .environment(EnvironmentConfig.named("kube")
                        .target(PluginBinding.of(
                                "kubernetes",
                                Map.of("kubeconfig", cluster.kubeconfig().toString())))
                        .build())
                .environment(EnvironmentConfig.named("nomad")
                        .target(PluginBinding.of("nomad", toNomad))
                        .build())
                .limits(Limits.builder().healthTimeout(Duration.ofSeconds(90)).build())
                .build();
    }

    /** Commits these files and pushes them to the server over HTTP. */
    String push(Map<String, String> files) {
        String commit = clone.commit(files);
        clone.push();
        return commit;
    }

    @Override
    public void close() {
        engine.close();
        nomad.close();
        cluster.close();
    }
}
