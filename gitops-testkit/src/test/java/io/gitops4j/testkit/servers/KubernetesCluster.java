package io.gitops4j.testkit.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Kubernetes control plane on loopback: etcd and kube-apiserver and, where asked for, the controllers, the scheduler
 * and KWOK in place of the kubelet of one large node.
 *
 * <p>There, a pod becomes ready at once; with the image tag {@code slow} after about 3 seconds; with {@code bad} it never
 * does and waits with the reason CrashLoopBackOff, with {@code imagepull} with ImagePullBackOff. No image is ever fetched.
 *
 * <p>Tests that share a cluster keep apart by {@link #newNamespace namespace}. Reading is thread-safe; killing, restarting
 * and closing is for one thread.
 */
public final class KubernetesCluster implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final String NODE = """
            {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "simulated", "annotations": {"kwok.x-k8s.io/node": "fake"},
             "labels": {"kubernetes.io/hostname": "simulated", "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"}}}
            """;

    private final KubernetesClusterOptions options;
    private final Path programs;
    private final DataFolder data;
    private final URI apiServer;
    private final ClusterFiles files;
    private final ControlPlane controlPlane;
    private final List<ServerProcess> others = new CopyOnWriteArrayList<>();
    private final CloseAtExit closeAtExit;
    private final AtomicInteger namespaces = new AtomicInteger();
    private Optional<ServerProcess> apiServerProcess = Optional.empty();
    private Optional<ApiClient> api = Optional.empty();

    private KubernetesCluster(KubernetesClusterOptions options) {
        this.options = options;
        this.programs = options.binaries();
        this.data = DataFolder.create("kubernetes");
        int port = FreePorts.next();
        this.apiServer = ControlPlane.loopback("https", port);
        this.files = ClusterFiles.write(data, apiServer);
        this.controlPlane = new ControlPlane(programs, data, files, port);
        this.closeAtExit = CloseAtExit.of("kubernetes", this::close);
    }

    /** Starts a cluster of its own and returns when it is ready, after some seconds. */
    public static KubernetesCluster start(KubernetesClusterOptions options) {
        KubernetesCluster cluster = new KubernetesCluster(options);
        try {
            cluster.others.add(cluster.controlPlane.startEtcd());
            cluster.startApiServer();
            if (options.controllers()) {
                cluster.startControllers();
            }
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Where the API server listens, {@code https://127.0.0.1:port}. */
    public URI apiServer() {
        return apiServer;
    }

    /** Bearer token of a user who may do everything. */
    public String token() {
        return ClusterFiles.ADMIN_TOKEN;
    }

    /** Bearer token of the user {@code limited}, who may do only what a test grants by RBAC. */
    public String limitedToken() {
        return ClusterFiles.LIMITED_TOKEN;
    }

    /** PEM certificate to trust when talking to the API server. */
    public Path caFile() {
        return files.ca();
    }

    /** Kubeconfig file of the user who may do everything. */
    public Path kubeconfig() {
        return files.kubeconfig();
    }

    /** Kubeconfig file of the user {@code limited}. */
    public Path limitedKubeconfig() {
        return files.limitedKubeconfig();
    }

    /** The command line client as the user who may do everything. */
    public Kubectl kubectl() {
        return new Kubectl(programs.resolve("kubectl"), kubeconfig(), data.path());
    }

    /** The command line client as the user {@code limited}. */
    public Kubectl limitedKubectl() {
        return new Kubectl(programs.resolve("kubectl"), limitedKubeconfig(), data.path());
    }

    /** Holds the log of each process, such as {@code kube-apiserver.log}, until the cluster is closed. */
    public Path dataFolder() {
        return data.path();
    }

    /** Makes a namespace that no other test has, {@code prefix} with a number, and returns its name. */
    public String newNamespace(String prefix) {
        String name = prefix + "-" + namespaces.incrementAndGet();
        api().post("/api/v1/namespaces", "{\"metadata\": {\"name\": \"" + name + "\"}}");
        return name;
    }

    /**
     * How many requests the API server has answered, by {@code "VERB resource"}, {@code "VERB resource/subresource"} or
     * either with {@code " dry-run"} behind it. Server-side apply has the verb {@code APPLY}. A WATCH counts when it ends, the
     * server's own requests count too, and a restart begins again at 0.
     */
    public RequestCounts requestCounts() {
        return ApiServerMetrics.requests(api().get("/metrics"));
    }

    /** Ends the API server as a crash would; connections break and new ones are refused until it is restarted. */
    public void killApiServer() {
        apiServerProcess.ifPresent(ServerProcess::kill);
    }

    /** Starts the killed API server on the same port with the same data, and returns when it is ready. */
    public void restartApiServer() {
        killApiServer();
        startApiServer();
    }

    /** Ends all processes and deletes the data folder. */
    @Override
    public void close() {
        // By force: nothing that they still would write is needed, and asking them can take long.
        processes().forEach(ServerProcess::kill);
        data.delete();
        closeAtExit.cancel();
    }

    private void startApiServer() {
        apiServerProcess = Optional.of(controlPlane.startApiServer(options.apiServerFlags()));
        await("kube-apiserver makes its certificate", () -> Files.exists(files.certificateKey()));
        await("kube-apiserver is ready", this::isReady);
    }

    private boolean isReady() {
        if (api.isEmpty()) {
            api = Optional.of(ApiClient.forKubernetes(apiServer, caFile(), token()));
        }
        return api().find("/readyz").isPresent()
                && api().find("/api/v1/namespaces/default").isPresent();
    }

    private void startControllers() {
        others.add(controlPlane.startControllerManager());
        others.add(controlPlane.startScheduler());
        others.add(controlPlane.startKwok());
        api().post("/api/v1/nodes", NODE);
        await(
                "the simulated node is ready",
                () -> api().find("/api/v1/nodes/simulated")
                        .filter(node -> node.contains("\"type\":\"Ready\",\"status\":\"True\""))
                        .filter(node -> !node.contains("node.kubernetes.io/not-ready"))
                        .isPresent());
    }

    private void await(String what, BooleanSupplier condition) {
        try {
            Poll.until(what, START_TIMEOUT, () -> {
                processes().forEach(ServerProcess::requireAlive);
                return condition.getAsBoolean();
            });
        } catch (IllegalStateException e) {
            String logs = processes().map(ServerProcess::logTail).collect(Collectors.joining("\n"));
            throw new IllegalStateException(e.getMessage() + "\n" + logs, e);
        }
    }

    private Stream<ServerProcess> processes() {
        return Stream.concat(others.stream(), apiServerProcess.stream());
    }

    private ApiClient api() {
        return api.orElseThrow(() -> new IllegalStateException("the API server has not been ready yet"));
    }
}
