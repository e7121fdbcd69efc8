package io.gitops4j.core.internal.policy;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyProvider;
import java.util.List;

/** Makes policies that say from which branches an environment is deployed, under the id {@code branches}. */
public final class BranchPolicyProvider implements PolicyProvider {
    private static final ConfigKey<List<String>> ALLOWED = ConfigKey.list(
                    "allowed", "branches that may be deployed to the environments that name this policy; * is anything")
            .defaultsTo(List.of("main"));

    /** For the service loader. */
    public BranchPolicyProvider() {}

    @Override
    public String id() {
        return "branches";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(ALLOWED);
    }

    @Override
    public Policy create(PluginConfig config, PluginContext context) {
        return new BranchPolicy(context.instanceName(), config.get(ALLOWED));
    }
}
