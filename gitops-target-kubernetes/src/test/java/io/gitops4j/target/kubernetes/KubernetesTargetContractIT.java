package io.gitops4j.target.kubernetes;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Target;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.TargetContract;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@RealKubernetes
@DisplayName("the Kubernetes target, on a real cluster")
class KubernetesTargetContractIT extends TargetContract {
    private final KubernetesCluster cluster;
    private final TcpForward forward;

    KubernetesTargetContractIT(KubernetesCluster cluster) {
        this.cluster = cluster;
        this.forward = TcpForward.to(cluster.apiServer());
    }

    @AfterEach
    void closeForward() {
        forward.close();
    }

    @Override
    protected Target newTarget() {
        return new KubernetesTarget(
                Clusters.options(cluster, forward.address(), cluster.token()).build());
    }

    @Override
    protected Supplier<String> makeForeign(DesiredResource like) {
        ResourceId id = like.id();
        ResourceKind kind = ResourceKind.of(id.kind()).orElseThrow();
        cluster.kubectl().apply(ForeignObjects.yaml(kind, id));
        return () -> cluster.kubectl()
                .run(
                        "-n",
                        id.namespace(),
                        "get",
                        kind.resource() + "/" + id.name(),
                        "-o",
                        "jsonpath={.metadata.uid} {.metadata.labels} {.metadata.generation} {.metadata.managedFields[*].manager}");
    }

    @Override
    protected Optional<ServiceSpec> inexpressible() {
        return Optional.of(sample(ServiceId.of(unique("cart")), 1).toBuilder()
                .services(List.of(new NetworkService("cart", Exposure.EXTERNAL_NAME, List.of())))
                .build());
    }

    @Override
    protected void cutConnection() {
        forward.cut();
    }
}
