package io.gitops4j.core.internal.policy;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyProvider;
import java.util.List;

/** Makes policies that take warnings for errors, under the id {@code warnings}. */
public final class WarningPolicyProvider implements PolicyProvider {
    private static final ConfigKey<List<String>> CODES = ConfigKey.list(
                    "codes", "codes of the warnings that stop a service; * is anything")
            .defaultsTo(List.of("*"));

    /** For the service loader. */
    public WarningPolicyProvider() {}

    @Override
    public String id() {
        return "warnings";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(CODES);
    }

    @Override
    public Policy create(PluginConfig config, PluginContext context) {
        return new WarningPolicy(config.get(CODES));
    }
}
