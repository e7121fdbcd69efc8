package io.gitops4j.target.kubernetes.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.target.kubernetes.internal.ScriptedServer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.TestOperation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers about a kind that the cluster may not know, or that the account may not see. */
class RuleListingTest {
    private static final ResourceId RULES = new ResourceId(ResourceKind.PROMETHEUS_RULE.id(), "shop", "cart");
    private static final String NOTHING = "{\"metadata\": {}, \"items\": []}";

    private final ScriptedServer server = new ScriptedServer();
    private final ApiClient client = ApiClient.of(server.connection().build());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void rulesOfAKindThatTheClusterDoesNotKnowAreLeftOutOfACompleteListing() {
        allOtherKinds();
        noExternalSecrets();
        server.answers(404, "{\"code\": 404}");

        Observation seen = observe(observer(true), Set.of(RULES));

        assertThat(seen.complete()).isTrue();
        assertThat(seen.leftOut()).containsExactly(RULES);
        assertThat(seen.diagnostics()).extracting(Diagnostic::code).containsExactly("K8S-RULES");
    }

    @Test
    void aMissingRightMakesTheListingIncompleteWhileTheyAreOn() {
        allOtherKinds();
        noExternalSecrets();
        server.answers(403, "{\"code\": 403}");

        Observation seen = observe(observer(true), Set.of());

        assertThat(seen.complete()).isFalse();
        assertThat(seen.diagnostics()).extracting(Diagnostic::code).containsExactly("K8S-FORBIDDEN");
    }

    @Test
    void switchedOffTheyAreAskedForOnceAndNothingHinders() {
        Observer observer = observer(false);
        allOtherKinds();
        noExternalSecrets();
        server.answers(403, "{\"code\": 403}");
        assertThat(observe(observer, Set.of())).isEqualTo(Observation.complete(List.of()));
        int asked = server.requests().size();

        allOtherKinds();
        assertThat(observe(observer, Set.of())).isEqualTo(Observation.complete(List.of()));
        assertThat(server.requests()).hasSize(2 * asked - 2);
    }

    private Observer observer(boolean on) {
        return new Observer(client, new ObjectLists(client, 10), new LiveObjects("gitops4j"), List.of(), false, on);
    }

    private static Observation observe(Observer observer, Set<ResourceId> wanted) {
        return observer.observe(new ObserveRequest("team", wanted, true), TestOperation.live());
    }

    /** They are not in use, so they too are asked for once. */
    private void noExternalSecrets() {
        server.answers(404, "{\"code\": 404}");
    }

    private void allOtherKinds() {
        ResourceKind.ownable().forEach(kind -> server.answers(200, NOTHING));
    }
}
