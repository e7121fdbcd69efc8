package io.gitops4j.target.nomad;

import io.gitops4j.spi.SecretChecker;
import io.gitops4j.testkit.SecretCheckerContract;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@RealNomad
@DisplayName("the checker of Nomad variables, on a real agent")
class NomadSecretCheckerContractIT extends SecretCheckerContract {
    private final NomadAgent agent;
    private final List<String> namespaces;

    NomadSecretCheckerContractIT(NomadAgent agent) {
        this.agent = agent;
        this.namespaces = List.of(agent.newNamespace("secrets"), agent.newNamespace("secrets"));
    }

    @Override
    protected SecretChecker newChecker() {
        return new NomadSecretChecker(Samples.options(agent.address()).build().connection());
    }

    @Override
    protected void store(String namespace, String path, Map<String, String> values) {
        AgentApi.of(agent)
                .put(
                        "/v1/var/" + path + "?namespace=" + namespace,
                        Map.of("Path", path, "Namespace", namespace, "Items", values));
    }

    @Override
    protected List<String> namespaces() {
        return namespaces;
    }
}
