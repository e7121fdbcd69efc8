package io.gitops4j.core.internal.policy;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyProvider;
import java.util.List;
import java.util.OptionalInt;

/** Makes policies that cap what one service may reserve, under the id {@code quota}. */
public final class QuotaPolicyProvider implements PolicyProvider {
    private static final ConfigKey<List<String>> OWNERS = ConfigKey.list(
                    "owners", "owners whose services are capped; * is anything")
            .defaultsTo(List.of("*"));
    private static final ConfigKey<Integer> REPLICAS =
            ConfigKey.integer("maxReplicas", "instances that one service may ask for at most, autoscaling included");
    private static final ConfigKey<Integer> CPU = ConfigKey.integer(
            "maxCpuMillis", "thousandths of a core that all instances of one service may request together");
    private static final ConfigKey<Integer> MEMORY =
            ConfigKey.integer("maxMemoryMib", "mebibytes that all instances of one service may request together");

    /** For the service loader. */
    public QuotaPolicyProvider() {}

    @Override
    public String id() {
        return "quota";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(OWNERS, REPLICAS, CPU, MEMORY);
    }

    @Override
    public Policy create(PluginConfig config, PluginContext context) {
        return new QuotaPolicy(
                context.instanceName(),
                new QuotaPolicy.Caps(config.get(OWNERS), cap(config, REPLICAS), cap(config, CPU), cap(config, MEMORY)));
    }

    private static OptionalInt cap(PluginConfig config, ConfigKey<Integer> key) {
        return config.find(key).map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
