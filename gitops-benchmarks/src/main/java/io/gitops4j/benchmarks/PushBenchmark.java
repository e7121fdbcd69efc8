package io.gitops4j.benchmarks;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.KubernetesClusterOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * From push to applied: one of many services changes in a repository behind {@code git http-backend}, the engine is told at once, and
 * in the same run the parts are done by hand with {@code git} and one raw write. Beside it, runs with nothing new and with a commit that
 * concerns no service. Arguments: numbers of services (default 10000), pushes (default 200), targets (default directory,kubernetes), largest
 * heap of the engine's JVM (default 300m). Kubernetes needs the real servers, see the README.
 */
public final class PushBenchmark {
    private static final int WARM_UP = 20;

    private final int services;
    private final int pushes;
    private final String heap;
    private final PushTable table;

    private PushBenchmark(int services, int pushes, String heap, PushTable table) {
        this.services = services;
        this.pushes = pushes;
        this.heap = heap;
        this.table = table;
    }

    /** Runs it. */
    public static void main(String... arguments) throws IOException {
        String[] sizes = (arguments.length > 0 ? arguments[0] : "10000").split(",", -1);
        int pushes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        List<String> targets = List.of((arguments.length > 2 ? arguments[2] : "directory,kubernetes").split(",", -1));
        String heap = arguments.length > 3 ? arguments[3] : "300m";
        PushTable table = new PushTable(pushes);
        for (String size : sizes) {
            PushBenchmark benchmark = new PushBenchmark(Integer.parseInt(size), pushes, heap, table);
            for (String target : targets) {
                System.err.println(size + " services, " + target);
                if (target.equals("kubernetes")) {
                    benchmark.kubernetes();
                } else {
                    benchmark.directory();
                }
            }
        }
        System.out.println(table.markdown());
    }

    private void directory() throws IOException {
        Path folder = Files.createTempDirectory("gitops4j-push");
        Path byHand = Files.createDirectories(folder.resolve("by-hand")).resolve("service.yaml");
        Path deployed = folder.resolve("deployed");
        run(folder, "directory", List.of("directory", "path", deployed.toString()), new Site() {
            @Override
            public void write(String tag) {
                ByHand.write(byHand, Workload.manifest(0, tag));
            }

            @Override
            public void rolledOut(int changed) {}

            @Override
            public void rolledOut() {}
        });
    }

    private void kubernetes() throws IOException {
        try (KubernetesCluster cluster = KubernetesCluster.start(KubernetesClusterOptions.apiServerOnly())) {
            cluster.kubectl().run("create", "namespace", Workload.NAMESPACE);
            Path kubeconfig = cluster.kubeconfig();
            ClusterAccess access =
                    new ClusterAccess(cluster.apiServer(), cluster.token(), cluster.caFile(), kubeconfig);
            Map<String, DesiredResource> objects = deployments(kubeconfig);
            try (RawClient raw = new RawClient(access, List.of(), List.of())) {
                run(
                        Files.createTempDirectory("gitops4j-push"),
                        "kubernetes",
                        List.of("kubernetes", "kubeconfig", kubeconfig.toString()),
                        new Site() {
                            @Override
                            public void write(String tag) {
                                raw.apply(Objects.requireNonNull(objects.get(tag), "rendered beforehand"));
                            }

                            @Override
                            public void rolledOut(int changed) {
                                raw.settle(changed, 2);
                            }

                            @Override
                            public void rolledOut() {
                                raw.settle(services);
                            }
                        });
            }
        }
    }

    /** A Deployment beside those of the engine, by tag, rendered beforehand. */
    private Map<String, DesiredResource> deployments(Path kubeconfig) {
        Map<String, DesiredResource> byTag = new HashMap<>();
        for (int i = 0; i < pushes + WARM_UP; i++) {
            String tag = tag(i - WARM_UP);
            Manifests.objects(kubeconfig, services, services + 1, tag).stream()
                    .filter(object -> object.id().kind().equals("apps/Deployment"))
                    .forEach(object -> byTag.put(tag, object));
        }
        return byTag;
    }

    private static String tag(int push) {
        return "2." + (push + WARM_UP);
    }

    /** What is written to by hand, and where rollouts get done. */
    private interface Site {
        void write(String tag);

        void rolledOut(int changed);

        void rolledOut();
    }

    private void run(Path folder, String target, List<String> options, Site site) throws IOException {
        try (GitHttpServer git = GitHttpServer.start()) {
            URI remote = git.createRepository("services");
            GitRepo repository = Workload.repository(remote, folder.resolve("clone"), services);
            List<String> arguments = new ArrayList<>(
                    List.of(remote.toString(), folder.resolve("work").toString()));
            arguments.addAll(options);
            try (ChildJvm engine = new ChildJvm(heap, PushProcess.class, arguments.toArray(String[]::new))) {
                PushSamples samples = new PushSamples(target, services);
                samples.first(parse(engine.ask("RUN"), "APPLIED"));
                site.rolledOut();
                engine.ask("RUN");
                parse(engine.ask("RUN"), "IN_SYNC");
                ByHand byHand = new ByHand(remote, folder.resolve("fetched"));
                for (int i = -WARM_UP; i < pushes; i++) {
                    push(i, repository, engine, byHand, site, samples);
                }
                samples.heap(Integer.parseInt(engine.ask("HEAP")));
                table.add(samples);
                System.err.println(table.markdown());
            }
        }
    }

    private void push(int number, GitRepo repository, ChildJvm engine, ByHand byHand, Site site, PushSamples samples)
            throws IOException {
        boolean counts = number >= 0;
        int service = Math.floorMod(number * 7919, services);
        String tag = tag(number);
        repository.commit("release", Map.of(Workload.path(service), Workload.manifest(service, tag)));
        repository.push();
        PushTimes changed = parse(engine.ask("TRUST"), "APPLIED");
        site.rolledOut(service);
        engine.ask("TRUST");
        PushTimes nothing = parse(engine.ask("TRUST"), "IN_SYNC");
        double lsRemote = ByHand.millis(byHand::lsRemote);
        double fetch = ByHand.millis(byHand::fetch);
        double raw = ByHand.millis(() -> site.write(tag));
        repository.commit("words", Map.of("README.md", tag));
        repository.push();
        PushTimes unrelated = parse(engine.ask("TRUST"), "IN_SYNC");
        if (counts) {
            samples.changed(changed);
            samples.nothing(nothing);
            samples.unrelated(unrelated);
            samples.byHand(lsRemote, fetch, raw);
        }
    }

    private static PushTimes parse(String answer, String status) {
        int blank = answer.indexOf(' ');
        if (!answer.substring(0, blank).equals(status)) {
            throw new IllegalStateException("wanted " + status + ", got " + answer);
        }
        return PushTimes.parse(answer.substring(blank + 1));
    }
}
