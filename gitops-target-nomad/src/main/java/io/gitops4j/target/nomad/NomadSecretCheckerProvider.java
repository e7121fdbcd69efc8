package io.gitops4j.target.nomad;

import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretCheckerProvider;

/** Makes a {@link NomadSecretChecker} from configuration; found under the id {@code nomad}. */
public final class NomadSecretCheckerProvider implements SecretCheckerProvider {
    /** For {@link java.util.ServiceLoader}; does nothing. */
    public NomadSecretCheckerProvider() {}

    @Override
    public String id() {
        return "nomad";
    }

    @Override
    public ConfigSpec configSpec() {
        return NomadKeys.CONNECTION_SPEC;
    }

    @Override
    public SecretChecker create(PluginConfig config, PluginContext context) {
        return new NomadSecretChecker(NomadKeys.connection(config));
    }
}
