package io.gitops4j.target.nomad;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;
import java.util.Locale;

/** Makes a {@link NomadTarget} from configuration; found under the id {@code nomad}. */
public final class NomadTargetProvider implements TargetProvider {
    /** For {@link java.util.ServiceLoader}; does nothing. */
    public NomadTargetProvider() {}

    @Override
    public String id() {
        return "nomad";
    }

    @Override
    public ConfigSpec configSpec() {
        return NomadKeys.SPEC;
    }

    @Override
    public Target create(PluginConfig config, PluginContext context) {
        NomadOptions.Builder options = NomadOptions.builder(NomadKeys.connection(config))
                .driver(word(TaskDriver.class, config, NomadKeys.DRIVER))
                .datacenters(config.get(NomadKeys.DATACENTERS))
                .serviceProvider(word(ServiceProvider.class, config, NomadKeys.SERVICE_PROVIDER))
                .memoryMode(word(MemoryMode.class, config, NomadKeys.MEMORY_MODE))
                .timings(NomadKeys.timings(config))
                .createNamespaces(config.get(NomadKeys.CREATE_NAMESPACES))
                .constraints(config.get(NomadKeys.CONSTRAINTS))
                .claims(word(VolumeType.class, config, NomadKeys.CLAIMS))
                .csiAccessMode(config.get(NomadKeys.CSI_ACCESS_MODE));
        config.find(NomadKeys.MHZ_PER_CORE).ifPresent(mhz -> options.mhzPerCore(positive(NomadKeys.MHZ_PER_CORE, mhz)));
        if (config.find(NomadKeys.NETWORK_MODE).isPresent()) {
            options.networkMode(word(NetworkMode.class, config, NomadKeys.NETWORK_MODE));
        }
        NomadKeys.ingress(config).ifPresent(options::ingress);
        NomadKeys.secrets(config).ifPresent(options::secrets);
        config.find(NomadKeys.SPREAD).ifPresent(options::spread);
        return new NomadTarget(options.build());
    }

    private static <E extends Enum<E>> E word(Class<E> type, PluginConfig config, ConfigKey<String> key) {
        return Enum.valueOf(type, config.get(key).toUpperCase(Locale.ROOT));
    }

    private static int positive(ConfigKey<Integer> key, int value) {
        if (value < 1) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path(key.name())
                            .what("expected a number above 0, got " + value)
                            .remedy("mend the value of " + key.name())
                            .build());
        }
        return value;
    }
}
