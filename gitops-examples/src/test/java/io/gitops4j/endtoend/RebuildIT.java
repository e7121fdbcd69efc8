package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.Limits;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.KubernetesClusterOptions;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.NomadAgentOptions;
import io.gitops4j.testkit.servers.RealGit;
import io.gitops4j.testkit.servers.RealKubernetes;
import io.gitops4j.testkit.servers.RealNomad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disaster: the machine, the cluster and the agent are gone, and only the repositories are left. */
@RealGit
@RealKubernetes
@RealNomad
class RebuildIT {
    private static final List<String> ENVIRONMENTS = List.of("folder", "kube", "nomad");

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "f42 from the repositories alone, one call brings back every environment on empty servers, and the history goes on")
    void oneCallBringsEverythingBack(GitHttpServer git) throws Exception {
        URI services = git.createRepository("shop");
        URI state = git.createRepository("state");
        GitRepo clone = GitRepo.clone(services, folder.resolve("clone"));
        clone.commit(Shop.all());
        clone.commit(Map.of(Shop.path("cart"), Shop.service("cart", "1.1", "200")));
        clone.push();
        Site before = site("before", services, state);

        Site after = site("after", services, state);

        assertThat(before.live().keySet()).containsExactlyElementsOf(ENVIRONMENTS);
        assertThat(before.live().values()).noneMatch(Map::isEmpty);
        assertThat(after.live()).isEqualTo(before.live());
        for (String environment : ENVIRONMENTS) {
            List<Long> earlier = before.deployments().get(environment);
            assertThat(after.deployments().get(environment))
                    .as("deployments of %s, newest first", environment)
                    .hasSizeGreaterThan(earlier.size())
                    .endsWith(earlier.toArray(Long[]::new));
        }
    }

    /** What is there, and which deployments the history tells, by environment. */
    private record Site(Map<String, Map<String, String>> live, Map<String, List<Long>> deployments) {}

    /** A new machine, a new cluster and a new agent, on which all is deployed. */
    private Site site(String name, URI services, URI state) throws Exception {
        Path machine = Files.createDirectories(folder.resolve(name));
        try (KubernetesCluster cluster = KubernetesCluster.start(KubernetesClusterOptions.withControllers());
                NomadAgent agent = NomadAgent.start(NomadAgentOptions.defaults());
                GitOpsEngine engine = GitOps.builder()
                        .config(config(machine, services, state, cluster, agent))
                        .build()) {
            Map<String, ReconcileResult> results = engine.reconcileAll();
            assertThat(results.keySet()).containsExactlyElementsOf(ENVIRONMENTS);
            assertThat(results.values()).allSatisfy(result -> {
                assertThat(result.status())
                        .as("%s: %s", result, result.services())
                        .isEqualTo(RunStatus.APPLIED);
                assertThat(result.plan().orElseThrow().holds()).isEmpty();
            });
            assertThat(engine.reconcileAll().values())
                    .allSatisfy(result -> assertThat(result.status())
                            .as("%s: %s", result, result.services())
                            .isEqualTo(RunStatus.IN_SYNC));
            Map<String, List<Long>> deployments = new HashMap<>();
            ENVIRONMENTS.forEach(environment -> deployments.put(environment, deployments(engine, environment)));
            Map<String, Map<String, String>> live = new TreeMap<>();
            live.put("folder", files(machine.resolve("deployed")));
            live.put("kube", images(cluster));
            live.put("nomad", jobs(agent));
            return new Site(live, deployments);
        }
    }

    private static List<Long> deployments(GitOpsEngine engine, String environment) {
        return engine.history(HistoryQuery.of(environment)).stream()
                .peek(deployment -> assertThat(deployment.state()).isEqualTo(Deployment.State.SUCCEEDED))
                .map(Deployment::number)
                .toList();
    }

    private static GitOpsConfig config(
            Path machine, URI services, URI state, KubernetesCluster cluster, NomadAgent agent) {
        return GitOpsConfig.builder()
                .owner("rebuild")
                .workDirectory(machine.resolve("work"))
                .source("shop", PluginBinding.of("git", Map.of("url", services.toString(), "allowHttp", true)))
                .store(PluginBinding.of(
                        "git",
                        Map.of(
                                "url", state.toString(),
                                "allowHttp", true,
                                "path", machine.resolve("history").toString())))
                .environment(EnvironmentConfig.named("folder")
                        .target(PluginBinding.of(
                                "directory",
                                Map.of("path", machine.resolve("deployed").toString())))
                        .build())
                .environment(EnvironmentConfig.named("kube")
                        .target(PluginBinding.of(
                                "kubernetes",
                                Map.of("kubeconfig", cluster.kubeconfig().toString())))
                        .build())
                .environment(EnvironmentConfig.named("nomad")
                        .target(PluginBinding.of(
                                "nomad",
                                Map.of(
                                        "address", agent.address().toString(),
                                        "driver", "raw_exec",
                                        "mhzPerCore", 1000,
                                        "minHealthyTime", "1s",
                                        "healthyDeadline", "20s",
                                        "progressDeadline", "25s")))
                        .build())
                .limits(Limits.builder().healthTimeout(Duration.ofSeconds(90)).build())
                .build();
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .forEach(file -> files.put(root.relativize(file).toString(), text(file)));
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kind, name and images of everything with pods. */
    private static Map<String, String> images(KubernetesCluster cluster) {
        String listed = cluster.kubectl()
                .run(
                        "get",
                        "deployments,cronjobs,services",
                        "-n",
                        Shop.NAMESPACE,
                        "-o",
                        "jsonpath={range .items[*]}{.kind}/{.metadata.name} {..image}{\"\\n\"}{end}");
        Map<String, String> images = new TreeMap<>();
        listed.lines().map(line -> line.split(" ", 2)).forEach(parts -> images.put(parts[0], parts[1]));
        return images;
    }

    /** Name and status of every job. */
    private static Map<String, String> jobs(NomadAgent agent) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(agent.address().resolve("/v1/jobs?namespace=*"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        Map<String, String> jobs = new TreeMap<>();
        for (JsonNode job : new ObjectMapper().readTree(body)) {
            jobs.put(job.path("ID").asText(), job.path("Status").asText());
        }
        return jobs;
    }
}
