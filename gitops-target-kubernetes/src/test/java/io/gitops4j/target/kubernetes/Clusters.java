package io.gitops4j.target.kubernetes;

import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.servers.KubernetesCluster;
import java.net.URI;

/** Targets over the cluster of a test. */
final class Clusters {
    private Clusters() {}

    static KubernetesOptions.Builder options(KubernetesCluster cluster) {
        return options(cluster, cluster.apiServer(), cluster.token());
    }

    static KubernetesOptions.Builder options(KubernetesCluster cluster, URI address, String token) {
        return KubernetesOptions.builder()
                .connection(KubernetesConnection.builder()
                        .apiServer(address)
                        .caFile(cluster.caFile())
                        .token(Secret.of(() -> token))
                        .build());
    }

    static KubernetesTarget target(KubernetesCluster cluster) {
        return new KubernetesTarget(options(cluster).build());
    }
}
