package io.gitops4j.target.kubernetes;

import io.gitops4j.spi.SecretChecker;
import io.gitops4j.testkit.SecretCheckerContract;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@RealKubernetes
@DisplayName("the checker of Kubernetes Secrets, on a real cluster")
class KubernetesSecretCheckerContractIT extends SecretCheckerContract {
    private final KubernetesCluster cluster;
    private final TcpForward forward;
    private final List<String> namespaces;

    KubernetesSecretCheckerContractIT(KubernetesCluster cluster) {
        this.cluster = cluster;
        this.forward = TcpForward.to(cluster.apiServer());
        this.namespaces = List.of(cluster.newNamespace("secrets"), cluster.newNamespace("secrets"));
    }

    @AfterEach
    void closeForward() {
        forward.close();
    }

    @Override
    protected SecretChecker newChecker() {
        return new KubernetesSecretChecker(
                Clusters.options(cluster, forward.address(), cluster.token())
                        .build()
                        .connection(),
                Map.of());
    }

    @Override
    protected void store(String namespace, String path, Map<String, String> values) {
        StringBuilder yaml = new StringBuilder("apiVersion: v1\nkind: Secret\nmetadata: {name: "
                + path.replace('/', '-') + ", namespace: " + namespace + "}\nstringData:\n");
        values.forEach((key, value) ->
                yaml.append("  ").append(key).append(": ").append(value).append('\n'));
        cluster.kubectl().apply(yaml.toString());
    }

    @Override
    protected List<String> namespaces() {
        return namespaces;
    }

    @Override
    protected void cutConnection() {
        forward.cut();
    }
}
