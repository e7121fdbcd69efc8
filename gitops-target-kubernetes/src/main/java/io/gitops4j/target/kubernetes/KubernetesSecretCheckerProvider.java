package io.gitops4j.target.kubernetes;

import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretCheckerProvider;

/** Makes a {@link KubernetesSecretChecker} from configuration, under the id {@code kubernetes}. */
public final class KubernetesSecretCheckerProvider implements SecretCheckerProvider {
    /** For {@link java.util.ServiceLoader}. */
    public KubernetesSecretCheckerProvider() {}

    @Override
    public String id() {
        return "kubernetes";
    }

    @Override
    public ConfigSpec configSpec() {
        return OptionKeys.CHECKER_SPEC;
    }

    @Override
    public SecretChecker create(PluginConfig config, PluginContext context) {
        return new KubernetesSecretChecker(OptionKeys.connection(config), OptionKeys.secretNames(config));
    }
}
