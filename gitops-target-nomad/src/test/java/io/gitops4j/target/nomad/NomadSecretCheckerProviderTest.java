package io.gitops4j.target.nomad;

import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretCheckerProvider;
import io.gitops4j.testkit.ProviderContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the provider of the checker of Nomad variables")
class NomadSecretCheckerProviderTest extends ProviderContract<SecretChecker> {
    @Override
    protected PluginProvider<SecretChecker> newProvider() {
        return new NomadSecretCheckerProvider();
    }

    @Override
    protected Class<? extends PluginProvider<SecretChecker>> type() {
        return SecretCheckerProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of("address", "http://127.0.0.1:1");
    }
}
