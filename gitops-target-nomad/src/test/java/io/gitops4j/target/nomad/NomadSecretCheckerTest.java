package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.spi.SecretRequest;
import io.gitops4j.testkit.SecretCheckerContract;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the checker of Nomad variables")
class NomadSecretCheckerTest extends SecretCheckerContract {
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean forbidden;

    NomadSecretCheckerTest() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestURI().toString();
        requests.add(request);
        String variable = forbidden ? "Permission denied" : variables.getOrDefault(request, "variable not found");
        int code = forbidden ? 403 : variables.containsKey(request) ? 200 : 404;
        byte[] body = variable.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    protected SecretChecker newChecker() {
        return new NomadSecretChecker(NomadConnection.to(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }

    @Override
    protected void store(String namespace, String path, Map<String, String> values) {
        String items = values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                .collect(Collectors.joining(", "));
        variables.put(
                "/v1/var/" + path + "?namespace=" + namespace,
                "{\"CreateIndex\": 7, \"Items\": {" + items + "}, \"Namespace\": \"" + namespace + "\", \"Path\": \""
                        + path + "\"}");
    }

    @Override
    protected List<String> namespaces() {
        return List.of("shop", "lab");
    }

    @Override
    protected void cutConnection() {
        server.stop(0);
    }

    @Override
    protected Optional<SecretChecker> withoutRights() {
        forbidden = true;
        return Optional.of(newChecker());
    }

    private Map<SecretQuestion, SecretAnswer> ask(String... keys) {
        LinkedHashSet<SecretQuestion> questions = new LinkedHashSet<>();
        for (String key : keys) {
            questions.add(new SecretQuestion("shop", new SecretReference("team/db", key, "")));
        }
        try (SecretChecker checker = newChecker()) {
            return checker.check(new SecretRequest("prod", questions), TestOperation.live());
        }
    }

    @Test
    void severalKeysOfOneVariableAreOneRead() {
        store("shop", "team/db", Map.of("user", "a", "password", "b"));
        assertThat(ask("user", "password", "none").values())
                .containsExactly(SecretAnswer.EXISTS, SecretAnswer.EXISTS, SecretAnswer.KEY_MISSING);
        assertThat(requests).containsExactly("/v1/var/team/db?namespace=shop");
    }

    @Test
    void aMissingRightIsToldWithWhatToGrant() {
        forbidden = true;
        assertThat(ask("user").values())
                .containsExactly(SecretAnswer.unknown("not allowed to read variable team/db in namespace shop; give the"
                        + " token's policy read on that path"));
    }
}
