package io.gitops4j.testkit;

import io.gitops4j.spi.SecretChecker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("secrets in memory")
class InMemorySecretsTest extends SecretCheckerContract {
    final InMemorySecrets secrets = new InMemorySecrets();

    @Override
    protected SecretChecker newChecker() {
        return secrets;
    }

    @Override
    protected void store(String namespace, String path, Map<String, String> values) {
        secrets.put(namespace, path, values.keySet());
    }

    @Override
    protected List<String> namespaces() {
        return List.of("shop", "lab");
    }

    @Override
    protected boolean versions() {
        return true;
    }

    @Override
    protected void cutConnection() {
        secrets.cutConnection();
    }
}
