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
 * Arguments: number of services (default 1000), repetitions (default 3). Needs the real servers, see the README.
 */
public final class KubernetesBenchmark {
    private static final Set<String> KINDS = Set.of("deployments", "services", "serviceaccounts", "ingresses");
    private static final List<String> CLIENTS = List.of("raw", "engine", "kubectl");

    private final int services;
    private final Path folder;

    private KubernetesBenchmark(int services, Path folder) {
        this.services = services;
        this.folder = folder;
    }

    /** Runs it. */
    public static void main(String... arguments) throws IOException {
        int services = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        KubernetesBenchmark benchmark = new KubernetesBenchmark(services, Files.createTempDirectory("gitops4j-bench"));
        List<Map<String, List<Measurement>>> runs = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            runs.add(benchmark.repetition(i));
        }
        System.out.println(new ResultTable(services * Workload.OBJECTS_PER_SERVICE, CLIENTS, runs).markdown());
    }

    private Map<String, List<Measurement>> repetition(int number) throws IOException {
        Map<String, List<Measurement>> byClient = new LinkedHashMap<>();
        for (String client : CLIENTS) {
            System.err.println("repetition " + (number + 1) + ": " + client);
            Path place = Files.createDirectories(folder.resolve(number + "-" + client));
            try (KubernetesCluster cluster = KubernetesCluster.start(KubernetesClusterOptions.apiServerOnly()
                    .withApiServerFlag("--max-requests-inflight=2000")
                    .withApiServerFlag("--max-mutating-requests-inflight=1000"))) {
                cluster.kubectl().run("create", "namespace", Workload.NAMESPACE);
                byClient.put(client, measure(client, cluster, place));
            }
        }
        return byClient;
    }

    private List<Measurement> measure(String client, KubernetesCluster cluster, Path place) throws IOException {
        ClusterAccess access = new ClusterAccess(
                cluster.apiServer(), cluster.token(), cluster.caFile(), cluster.kubeconfig());
        if (client.equals("kubectl")) {
            KubectlClient kubectl = new KubectlClient(
                    cluster.kubectl().path(), access, Files.createDirectories(place.resolve("objects")), services);
            return phases(client, cluster, phase -> kubectl.run(phase));
        }
        try (GitHttpServer git = GitHttpServer.start()) {
            URI remote = git.createRepository("services");
            GitRepo repository = Workload.repository(remote, place.resolve("clone"), services);
            try (JvmClient jvm = new JvmClient(client, access, services, remote, place.resolve("work"))) {
                return phases(client, cluster, phase -> {
                    if (phase == Phase.ONE) {
                        repository.commit("one image", Map.of(Workload.path(0), Workload.manifest(0, "2.0")));
                        repository.push();
                    }
                    return jvm.run(phase);
                });
            }
        }
    }

    private interface Step {
        Cost run(Phase phase) throws IOException;
    }

    private static List<Measurement> phases(String client, KubernetesCluster cluster, Step step) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            RequestCounts before = cluster.requestCounts();
            Cost cost = step.run(phase);
            RequestCounts requests = cluster.requestCounts().since(before).only(KubernetesBenchmark::ofTheWorkload);
            measurements.add(new Measurement(client, phase, cost, requests));
        }
        return measurements;
    }

    private static boolean ofTheWorkload(String request) {
        String resource = request.substring(request.indexOf(' ') + 1).replace(" dry-run", "");
        return KINDS.contains(resource);
    }
}
