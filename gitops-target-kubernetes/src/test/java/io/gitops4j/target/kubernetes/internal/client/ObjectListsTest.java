package io.gitops4j.target.kubernetes.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Secret;
import io.gitops4j.target.kubernetes.internal.ScriptedServer;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.TestOperation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wire, against scripted answers; what a real server answers is tried by the tests on real servers. */
class ObjectListsTest {
    private static final ListQuery ALL = ListQuery.metadata(ResourceKind.SERVICE, "shop");

    private final AtomicReference<String> token = new AtomicReference<>("first");
    private final ScriptedServer server = new ScriptedServer();
    private final ApiClient client =
            ApiClient.of(server.connection().token(Secret.of(token::get)).build());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void pagesAreReadToTheLast() {
        server.answers(200, page("next", "a", "b"));
        server.answers(200, page("", "c"));
        assertThat(names()).containsExactly("a", "b", "c");
        assertThat(server.requests()).containsExactly("limit=2 Bearer first", "limit=2&continue=next Bearer first");
    }

    @Test
    void aForgottenListIsReadAnewAndItsPagesAreNotMixed() {
        server.answers(200, page("next", "gone", "b"));
        server.answers(410, "{\"reason\": \"Expired\"}");
        server.answers(200, page("", "b", "c"));
        assertThat(names()).containsExactly("b", "c");
    }

    @Test
    void aListThatIsForgottenAgainAndAgainIsUnavailable() {
        for (int i = 0; i < 4; i++) {
            server.answers(410, "{}");
        }
        assertFails(FailureKind.UNAVAILABLE, "K8S-LIST-EXPIRED");
    }

    @Test
    void aListThatIsCutShortIsAnErrorAndNeverAShorterList() {
        server.answers(200, page("", "a", "b").replace("}]}", "},"));
        assertFails(FailureKind.UNAVAILABLE, "K8S-ANSWER");
    }

    @Test
    void anAnswerThatIsNoListIsAnError() {
        server.answers(200, "<html>");
        assertFails(FailureKind.UNAVAILABLE, "K8S-ANSWER");
    }

    @Test
    void aForbiddenListSaysWhichRightIsMissing() {
        server.answers(403, "{\"message\": \"no\"}");
        Listed<String> listed = read();
        assertThat(listed.items()).isEmpty();
        assertThat(listed.forbidden().orElseThrow().diagnostic())
                .hasToString("K8S-FORBIDDEN: not allowed to list services in namespace shop: no. "
                        + "Do: grant the verb list on services in namespace shop.");
    }

    @ParameterizedTest
    @CsvSource({
        "429, UNAVAILABLE",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE",
        "401, AUTH",
        "404, NOT_FOUND"
    })
    void anyOtherAnswerIsThrownByItsCodeAndSentOnce(int code, FailureKind kind) {
        server.answers(code, "{\"message\": \"no\"}");
        assertFails(kind, "no");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anOverloadedServerSaysWhenToComeBack() {
        server.answers(429, "{\"message\": \"busy\"}");
        assertFails(FailureKind.UNAVAILABLE, "asks to come back in 7 s");
    }

    @Test
    void theTokenIsReadAnewForEveryRequest() {
        server.answers(200, page("", "a"));
        server.answers(200, page("", "a"));
        read();
        token.set("second");
        read();
        assertThat(server.requests()).containsExactly("limit=2 Bearer first", "limit=2 Bearer second");
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        server.close();
        assertFails(FailureKind.UNAVAILABLE, "is not reached");
    }

    private void assertFails(FailureKind kind, String text) {
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(text)
                .hasMessageContaining("Do: ");
    }

    private List<String> names() {
        return read().items();
    }

    private Listed<String> read() {
        return new ObjectLists(client, 2)
                .read(
                        ALL,
                        item -> Optional.of(item.path("metadata").path("name").asText()),
                        TestOperation.live());
    }

    private static String page(String next, String... names) {
        List<String> items = List.of(names).stream()
                .map(name -> "{\"metadata\": {\"name\": \"" + name + "\"}}")
                .toList();
        return "{\"kind\": \"List\", \"metadata\": {\"continue\": \"" + next + "\"}, \"items\": ["
                + String.join(",", items) + "]}";
    }
}
