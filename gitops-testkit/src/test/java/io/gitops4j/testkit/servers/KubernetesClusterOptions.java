package io.gitops4j.testkit.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a {@link KubernetesCluster} consists of. Immutable; each {@code with} method gives a changed copy. */
public final class KubernetesClusterOptions {

    private final boolean controllers;
    private final List<String> apiServerFlags;
    private final Optional<Path> binaries;

    private KubernetesClusterOptions(boolean controllers, List<String> apiServerFlags, Optional<Path> binaries) {
        this.controllers = controllers;
        this.apiServerFlags = apiServerFlags;
        this.binaries = binaries;
    }

    /**
     * etcd and the API server alone: objects are stored and nothing acts on them. Enough for throughput, and the only way
     * to exact request counts, since controllers send requests of their own.
     */
    public static KubernetesClusterOptions apiServerOnly() {
        return new KubernetesClusterOptions(false, List.of(), Optional.empty());
    }

    /** The whole control plane and one simulated node, on which Deployments really roll out. */
    public static KubernetesClusterOptions withControllers() {
        return new KubernetesClusterOptions(true, List.of(), Optional.empty());
    }

    /** The API server gets {@code flag}, such as {@code --max-requests-inflight=50}, too. */
    public KubernetesClusterOptions withApiServerFlag(String flag) {
        return new KubernetesClusterOptions(
                controllers,
                Stream.concat(apiServerFlags.stream(), Stream.of(flag)).toList(),
                binaries);
    }

    /** The programs are in {@code folder} instead of where {@link ServerBinaries#configured()} says. */
    public KubernetesClusterOptions withBinaries(Path folder) {
        return new KubernetesClusterOptions(controllers, apiServerFlags, Optional.of(folder));
    }

    boolean controllers() {
        return controllers;
    }

    List<String> apiServerFlags() {
        return apiServerFlags;
    }

    Path binaries() {
        return binaries.or(() -> ServerBinaries.configured().kubernetes())
                .orElseThrow(() -> new IllegalStateException(
                        "no Kubernetes programs. Do: " + ServerBinaries.ENABLE_COMMAND + ", or withBinaries(folder)."));
    }
}
