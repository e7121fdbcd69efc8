package io.gitops4j.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@RealKubernetes(controllers = false, fresh = true)
class KubernetesOutageIT {

    @Test
    void keepsItsDataOverACrashOfTheApiServer(KubernetesCluster cluster) {
        String namespace = cluster.newNamespace("outage");
        cluster.kubectl().run("-n", namespace, "create", "configmap", "kept", "--from-literal=key=value");

        cluster.killApiServer();
        assertThatThrownBy(() -> cluster.kubectl().run("-n", namespace, "get", "configmap", "kept"))
                .hasMessageContaining("refused");

        cluster.restartApiServer();
        assertThat(cluster.kubectl().run("-n", namespace, "get", "configmap", "kept", "-o", "jsonpath={.data.key}"))
                .isEqualTo("value");
    }

    @Test
    void countsNothingThatNobodyAsked(KubernetesCluster cluster) {
        RequestCounts before = cluster.requestCounts();

        cluster.kubectl().run("get", "deployments", "--all-namespaces");

        assertThat(cluster.requestCounts().since(before).only(request -> request.contains("deployments")))
                .hasToString("{LIST deployments=1}");
    }

    @Test
    void saysWhyItDoesNotStart() {
        KubernetesClusterOptions options =
                KubernetesClusterOptions.apiServerOnly().withApiServerFlag("--no-such-flag");

        assertThatThrownBy(() -> KubernetesCluster.start(options))
                .hasMessageContaining("kube-apiserver ended with exit code 1")
                .hasMessageContaining("unknown flag: --no-such-flag");
    }

    @Test
    void deletesItsDataFolder() {
        Path folder;
        try (KubernetesCluster cluster = KubernetesCluster.start(KubernetesClusterOptions.apiServerOnly())) {
            folder = cluster.dataFolder();
            assertThat(folder).isDirectoryContaining("glob:**/kube-apiserver.log");
        }
        assertThat(folder).doesNotExist();
    }
}
