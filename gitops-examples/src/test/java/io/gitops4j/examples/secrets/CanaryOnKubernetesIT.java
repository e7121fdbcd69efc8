package io.gitops4j.examples.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.spi.Secret;
import io.gitops4j.target.kubernetes.KubernetesConnection;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.KubernetesTarget;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** I9 on a real cluster. */
@RealKubernetes
@ResourceLock(Resources.SYSTEM_ERR)
@ResourceLock(Resources.SYSTEM_OUT)
class CanaryOnKubernetesIT {
    private final KubernetesCluster cluster;

    CanaryOnKubernetesIT(KubernetesCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void i9_nothingOfAWholeLifeShowsASecret(@TempDir Path folder) {
        run(folder, cluster.newNamespace("canary"), "example/app:1");
    }

    /** The server refuses the object and quotes what is wrong with it. */
    @Test
    void i9_nothingOfARefusalShowsASecret(@TempDir Path folder) {
        run(folder, "no-such-namespace", "example/app:1");
    }

    private void run(Path folder, String namespace, String image) {
        KubernetesOptions options = KubernetesOptions.builder()
                .connection(KubernetesConnection.builder()
                        .apiServer(cluster.apiServer())
                        .caFile(cluster.caFile())
                        .token(Secret.of(cluster::token))
                        .build())
                .createNamespaces(false)
                .build();
        try (Overheard heard = new Overheard();
                KubernetesTarget target = new KubernetesTarget(options)) {
            new CanaryRun(heard, folder, image, namespace).against(target);
            heard.assertNothingOf(CanaryRun.secrets());
            assertThat(heard.heard("event", "POL-PLAINSECRET")).isTrue();
        }
    }
}
