package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealKubernetes(controllers = false, fresh = true)
@DisplayName("an API server that dies")
class KubernetesOutageIT {
    private static final ServiceId CART = ServiceId.of("cart");

    @Test
    void theTargetIsUnavailableAndComesBackWithTheServer(KubernetesCluster cluster) {
        String namespace = cluster.newNamespace("outage");
        try (KubernetesTarget target = Clusters.target(cluster)) {
            Driver driver = new Driver(target, "owner-outage");
            driver.create(Specs.web(CART, namespace, "1.0").build());
            Map<ResourceId, LiveResource> before = driver.owned();
            DesiredResource newer =
                    driver.render(Specs.web(CART, namespace, "1.1").build(), ResourceKind.DEPLOYMENT);
            Change update = Change.update(newer, before.get(newer.id()), List.of(), "test");

            cluster.killApiServer();
            assertThatThrownBy(() -> driver.apply(update))
                    .isInstanceOfSatisfying(
                            GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE))
                    .hasMessageContaining("K8S-UNAVAILABLE");
            assertThatThrownBy(driver::owned).hasMessageContaining("K8S-UNAVAILABLE");

            cluster.restartApiServer();
            assertThat(driver.owned().keySet()).isEqualTo(before.keySet());
            assertThat(driver.apply(update).status()).isEqualTo(Status.APPLIED);
        }
    }
}
