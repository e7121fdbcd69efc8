package io.gitops4j.testkit.servers;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link RealKubernetes}. */
final class KubernetesExtension extends ServerExtension<RealKubernetes, KubernetesCluster> {

    KubernetesExtension() {
        super(RealKubernetes.class, KubernetesCluster.class);
    }

    @Override
    Optional<String> missing() {
        return ServerBinaries.configured().kubernetes().isPresent()
                ? Optional.empty()
                : Optional.of("needs a real Kubernetes. Do: " + ServerBinaries.ENABLE_COMMAND);
    }

    @Override
    ExtensionContext owner(RealKubernetes settings, ExtensionContext context) {
        return settings.fresh() ? annotatedClass(context) : context.getRoot();
    }

    @Override
    KubernetesCluster start(RealKubernetes settings) {
        return KubernetesCluster.start(
                settings.controllers()
                        ? KubernetesClusterOptions.withControllers()
                        : KubernetesClusterOptions.apiServerOnly());
    }
}
