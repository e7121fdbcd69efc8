package io.gitops4j.testkit.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command line of each program of a Kubernetes control plane. */
final class ControlPlane {

    private final Path programs;
    private final DataFolder data;
    private final ClusterFiles files;
    private final URI etcd;
    private final int securePort;

    ControlPlane(Path programs, DataFolder data, ClusterFiles files, int securePort) {
        this.programs = programs;
        this.data = data;
        this.files = files;
        this.etcd = loopback("http", FreePorts.next());
        this.securePort = securePort;
    }

    static URI loopback(String scheme, int port) {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    ServerProcess startEtcd() {
        URI peer = loopback("http", FreePorts.next());
        return start(
                "etcd",
                List.of(
                        "--data-dir=" + data.resolve("etcd-data"),
                        "--unsafe-no-fsync",
                        "--log-level=warn",
                        "--listen-client-urls=" + etcd,
                        "--advertise-client-urls=" + etcd,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=default=" + peer));
    }

    ServerProcess startApiServer(List<String> moreFlags) {
        List<String> flags = new ArrayList<>(List.of(
                "--etcd-servers=" + etcd,
                "--bind-address=127.0.0.1",
                "--secure-port=" + securePort,
                "--advertise-address=127.0.0.1",
                "--cert-dir=" + files.certificates(),
                "--service-account-key-file=" + files.serviceAccountPublicKey(),
                "--service-account-signing-key-file=" + files.serviceAccountPrivateKey(),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--token-auth-file=" + files.tokens(),
                "--authorization-mode=RBAC",
                "--disable-admission-plugins=ServiceAccount",
                "--endpoint-reconciler-type=none",
                "--profiling=false"));
        flags.addAll(moreFlags);
        return start("kube-apiserver", flags);
    }

    ServerProcess startControllerManager() {
        return start("kube-controller-manager", controllerFlags());
    }

    ServerProcess startScheduler() {
        return start("kube-scheduler", controllerFlags());
    }

    /** KWOK plays the kubelet: its stages say how nodes and pods come to life. */
    ServerProcess startKwok() {
        Path stages = programs.resolve("stage");
        String configuration = String.join(
                ",",
                stages.resolve("node/fast/node-initialize.yaml").toString(),
                stages.resolve("node/heartbeat-with-lease/node-heartbeat-with-lease.yaml")
                        .toString(),
                stages.resolve("pod/fast/pod-complete.yaml").toString(),
                stages.resolve("pod/fast/pod-delete.yaml").toString(),
                data.copyResource("pod-stages.yaml").toString());
        return start(
                "kwok",
                List.of(
                        "--kubeconfig=" + files.kubeconfig(),
                        "--manage-all-nodes",
                        "--node-lease-duration-seconds=40",
                        "--cidr=10.128.0.0/9",
                        "--config=" + configuration));
    }

    private List<String> controllerFlags() {
        Path kubeconfig = files.kubeconfig();
        return List.of(
                "--kubeconfig=" + kubeconfig,
                "--authentication-kubeconfig=" + kubeconfig,
                "--authorization-kubeconfig=" + kubeconfig,
                "--leader-elect=false",
                "--kube-api-qps=1000",
                "--kube-api-burst=2000",
                "--bind-address=127.0.0.1",
                "--secure-port=" + FreePorts.next(),
                "--cert-dir=" + data.folder("controller-certificates"));
    }

    private ServerProcess start(String program, List<String> flags) {
        List<String> command = Stream.concat(Stream.of(programs.resolve(program).toString()), flags.stream())
                .toList();
        String home = data.path().toString();
        return ServerProcess.start(
                command, Map.of("HOME", home, "TMPDIR", data.folder("tmp").toString()), data.resolve(program + ".log"));
    }
}
