package io.gitops4j.core.internal.policy;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyProvider;
import java.util.List;

/** Makes policies that say which namespaces services may use, under the id {@code namespaces}. */
public final class NamespacePolicyProvider implements PolicyProvider {
    private static final ConfigKey<List<String>> ALLOWED = ConfigKey.list(
                    "allowed", "namespaces that services may use; * is anything")
            .defaultsTo(List.of("*"));
    private static final ConfigKey<List<String>> RESERVED = ConfigKey.list(
                    "reserved", "namespaces that no service may use, even if allowed; * is anything")
            .defaultsTo(List.of("kube-*"));

    /** For the service loader. */
    public NamespacePolicyProvider() {}

    @Override
    public String id() {
        return "namespaces";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(ALLOWED, RESERVED);
    }

    @Override
    public Policy create(PluginConfig config, PluginContext context) {
        return new NamespacePolicy(context.instanceName(), config.get(ALLOWED), config.get(RESERVED));
    }
}
