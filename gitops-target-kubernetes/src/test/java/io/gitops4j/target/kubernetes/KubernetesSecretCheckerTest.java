package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.spi.SecretRequest;
import io.gitops4j.target.kubernetes.internal.StubApi;
import io.gitops4j.testkit.SecretCheckerContract;
import io.gitops4j.testkit.TestOperation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the checker of Kubernetes Secrets")
class KubernetesSecretCheckerTest extends SecretCheckerContract {
    private final StubApi api = new StubApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Override
    protected SecretChecker newChecker() {
        return new KubernetesSecretChecker(api.connection(), Map.of("renamed/one", "other"));
    }

    @Override
    protected void store(String namespace, String path, Map<String, String> values) {
        String data = values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": \""
                        + Base64.getEncoder().encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8)) + "\"")
                .collect(Collectors.joining(", "));
        api.answer(
                "/api/v1/namespaces/" + namespace + "/secrets/" + path.replace('/', '-'),
                200,
                "{\"kind\": \"Secret\", \"metadata\": {\"annotations\": {\"data\": \"{}\"}}, \"data\": {" + data
                        + "}, \"type\": \"Opaque\"}");
    }

    @Override
    protected List<String> namespaces() {
        return List.of("shop", "lab");
    }

    @Override
    protected void cutConnection() {
        api.close();
    }

    @Override
    protected Optional<SecretChecker> withoutRights() {
        api.answer("/api/v1/namespaces/shop/secrets/team-db", 403, "{\"reason\": \"Forbidden\", \"message\": \"no\"}");
        return Optional.of(newChecker());
    }

    private static SecretQuestion question(String path, String key) {
        return new SecretQuestion("shop", new SecretReference(path, key, ""));
    }

    private Map<SecretQuestion, SecretAnswer> ask(SecretQuestion... questions) {
        try (SecretChecker checker = newChecker()) {
            return checker.check(
                    new SecretRequest("prod", new LinkedHashSet<>(List.of(questions))), TestOperation.live());
        }
    }

    @Test
    void severalKeysOfOneSecretAreOneRead() {
        store("shop", "team/db", Map.of("user", "a", "password", "b"));
        assertThat(ask(question("team/db", "user"), question("team/db", "password"), question("team/db", "none"))
                        .values())
                .containsExactly(SecretAnswer.EXISTS, SecretAnswer.EXISTS, SecretAnswer.KEY_MISSING);
        assertThat(api.paths()).hasSize(1);
    }

    @Test
    void aMissingRightIsToldWithWhatToGrant() {
        api.answer("/api/v1/namespaces/shop/secrets/team-db", 403, "{\"reason\": \"Forbidden\"}");
        assertThat(ask(question("team/db", "user")).values())
                .containsExactly(
                        SecretAnswer.unknown("not allowed to get secrets team-db in namespace shop; grant the verb"
                                + " get on secrets there"));
    }

    @Test
    void theNameOfASecretIsTheOneThatTheTargetUses() {
        ask(question("renamed/one", "k"), question("Team/DB_1", "k"));
        assertThat(Set.copyOf(api.paths()))
                .containsExactlyInAnyOrder(
                        "/api/v1/namespaces/shop/secrets/other", "/api/v1/namespaces/shop/secrets/team-db-1");
    }

    @Test
    void aSecretWithoutDataHasNoKeys() {
        api.answer("/api/v1/namespaces/shop/secrets/team-db", 200, "{\"metadata\": {\"labels\": {\"user\": \"x\"}}}");
        assertThat(ask(question("team/db", "user")).values()).containsExactly(SecretAnswer.KEY_MISSING);
    }
}
