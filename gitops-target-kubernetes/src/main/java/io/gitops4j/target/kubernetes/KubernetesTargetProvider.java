package io.gitops4j.target.kubernetes;

import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;

/** Makes a {@link KubernetesTarget} from configuration, under the id {@code kubernetes}. */
public final class KubernetesTargetProvider implements TargetProvider {
    /** For {@link java.util.ServiceLoader}. */
    public KubernetesTargetProvider() {}

    @Override
    public String id() {
        return "kubernetes";
    }

    @Override
    public ConfigSpec configSpec() {
        return OptionKeys.SPEC;
    }

    @Override
    public Target create(PluginConfig config, PluginContext context) {
        return new KubernetesTarget(OptionKeys.read(config));
    }
}
