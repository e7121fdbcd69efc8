package io.gitops4j.benchmarks;

import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.KubernetesClusterOptions;
import io.gitops4j.testkit.servers.RequestCounts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the same services to fresh clusters with a raw client, with kubectl and with the engine, in turn, and prints one table.
 * Arguments: number of services (default 1000), repetitions (default 3), clients (default raw,engine,kubectl). Needs the real servers, see the README.
 */
public final class KubernetesBenchmark {
    private static final Set<String> KINDS = Set.of("deployments", "services", "serviceaccounts", "ingresses");

    private static final String HEAP = "512m";

    private final int services;
    private final List<String> clients;
    private final Path folder;

    private KubernetesBenchmark(int services, List<String> clients, Path folder) {
        this.services = services;
        this.clients = clients;
        this.folder = folder;
    }

    /** Runs it. */
    public static void main(String... arguments) throws IOException {
        int services = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        List<String> clients = List.of((arguments.length > 2 ? arguments[2] : "raw,engine,kubectl").split(",", -1));
        KubernetesBenchmark benchmark =
                new KubernetesBenchmark(services, clients, Files.createTempDirectory("gitops4j-bench"));
        List<Map<String, List<Measurement>>> runs = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            runs.add(benchmark.repetition(i));
        }
        System.out.println(new ResultTable(services * Workload.OBJECTS_PER_SERVICE, clients, runs).markdown());
    }

    private Map<String, List<Measurement>> repetition(int number) throws IOException {
        Map<String, List<Measurement>> byClient = new LinkedHashMap<>();
        for (String client : clients) {
            System.err.println("repetition " + (number + 1) + ": " + client);
            Path place = Files.createDirectories(folder.resolve(number + "-" + client));
            byClient.put(client, client.equals("kubectl") ? kubectl(place) : jvm(client, place));
        }
        return byClient;
    }

    private List<Measurement> kubectl(Path place) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        try (KubernetesCluster cluster = cluster()) {
            KubectlClient kubectl = new KubectlClient(
                    cluster.kubectl().path(),
                    access(cluster),
                    Files.createDirectories(place.resolve("objects")),
                    services);
            measurements.add(measure("kubectl", cluster, Phase.FIRST, kubectl::run));
        }
        try (KubernetesCluster cluster = cluster()) {
            KubectlClient kubectl = new KubectlClient(
                    cluster.kubectl().path(),
                    access(cluster),
                    Files.createDirectories(place.resolve("again")),
                    services);
            for (Phase phase : List.of(Phase.COLD, Phase.NOOP, Phase.ONE)) {
                measurements.add(measure("kubectl", cluster, phase, kubectl::run));
            }
        }
        return measurements;
    }

    /** A JVM is measured twice: as it begins, and after it has done all of the same at another cluster. */
    private List<Measurement> jvm(String client, Path place) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        try (JvmClient jvm = new JvmClient(HEAP, client, services)) {
            for (boolean first : List.of(true, false)) {
                Path here = Files.createDirectories(place.resolve(first ? "first" : "warm"));
                try (KubernetesCluster cluster = cluster();
                        GitHttpServer git = GitHttpServer.start()) {
                    URI remote = git.createRepository("services");
                    GitRepo repository = Workload.repository(remote, here.resolve("clone"), services);
                    jvm.connect(access(cluster), remote, here.resolve("work"));
                    measurements.add(measure(client, cluster, first ? Phase.FIRST : Phase.COLD, jvm::run));
                    List<Measurement> rest = List.of(
                            measure(client, cluster, Phase.NOOP, jvm::run), one(client, cluster, repository, jvm));
                    if (!first) {
                        measurements.addAll(rest);
                    }
                }
            }
        }
        return measurements;
    }

    private static Measurement one(String client, KubernetesCluster cluster, GitRepo repository, JvmClient jvm)
            throws IOException {
        repository.commit("one image", Map.of(Workload.path(0), Workload.manifest(0, "2.0")));
        repository.push();
        return measure(client, cluster, Phase.ONE, jvm::run);
    }

    private static KubernetesCluster cluster() {
        KubernetesCluster cluster = KubernetesCluster.start(KubernetesClusterOptions.apiServerOnly()
                .withApiServerFlag("--max-requests-inflight=2000")
                .withApiServerFlag("--max-mutating-requests-inflight=1000"));
        cluster.kubectl().run("create", "namespace", Workload.NAMESPACE);
        return cluster;
    }

    private static ClusterAccess access(KubernetesCluster cluster) {
        return new ClusterAccess(cluster.apiServer(), cluster.token(), cluster.caFile(), cluster.kubeconfig());
    }

    private interface Step {
        Cost run(Phase phase) throws IOException;
    }

    private static Measurement measure(String client, KubernetesCluster cluster, Phase phase, Step step)
            throws IOException {
        RequestCounts before = cluster.requestCounts();
        Cost cost = step.run(phase);
        RequestCounts requests = cluster.requestCounts().since(before).only(KubernetesBenchmark::ofTheWorkload);
        return new Measurement(client, phase, cost, requests);
    }

    private static boolean ofTheWorkload(String request) {
        String resource = request.substring(request.indexOf(' ') + 1).replace(" dry-run", "");
        return KINDS.contains(resource);
    }
}
