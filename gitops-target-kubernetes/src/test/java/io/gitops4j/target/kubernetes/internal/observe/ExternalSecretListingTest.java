package io.gitops4j.target.kubernetes.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.target.kubernetes.internal.StubApi;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.testkit.TestOperation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ExternalSecrets take part while their strategy is on, and once more after it. */
class ExternalSecretListingTest {
    private static final String PATH = "/apis/external-secrets.io/v1/externalsecrets";
    private static final ResourceId SECRETS =
            new ResourceId("external-secrets.io/ExternalSecret", "shop", "cart-secrets");
    private static final String ONE =
            "{\"metadata\": {}, \"items\": [{\"metadata\": {\"name\": \"cart-secrets\", \"namespace\":"
                    + " \"shop\", \"uid\": \"u\", \"resourceVersion\": \"1\", \"labels\": {\"gitops4j.io/owner\": \"team\","
                    + " \"gitops4j.io/service\": \"cart\"}}}]}";
    private static final String NONE = "{\"metadata\": {}, \"items\": []}";

    private final StubApi api = new StubApi();
    private final ApiClient client = ApiClient.of(api.connection());

    @AfterEach
    void close() {
        client.close();
        api.close();
    }

    private Observer observer(boolean inUse) {
        return new Observer(client, new ObjectLists(client, 500), new LiveObjects("gitops4j"), List.of(), inUse, false);
    }

    private static Observation observe(Observer observer, ResourceId... wanted) {
        return observer.observe(new ObserveRequest("team", Set.of(wanted), true), TestOperation.live());
    }

    private long lists() {
        return api.paths().stream().filter(PATH::equals).count();
    }

    @Test
    void inUseTheyAreListedInEveryObservation() {
        api.answer(PATH, 200, ONE);
        Observer observer = observer(true);
        observe(observer, SECRETS);
        assertThat(observe(observer, SECRETS).resources())
                .singleElement()
                .satisfies(live -> assertThat(live.owned()).isTrue())
                .extracting(LiveResource::id)
                .isEqualTo(SECRETS);
        assertThat(lists()).isEqualTo(2);
    }

    @Test
    void aClusterThatDoesNotHaveTheKindIsAnErrorBeforeAnyWriteWithTheWayOut() {
        api.answer(PATH, 404, "{\"reason\": \"NotFound\"}");
        assertThatThrownBy(() -> observe(observer(true), SECRETS))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                .hasMessage(
                        "K8S-CRD: the cluster has no ExternalSecret of external-secrets.io/v1, and the option secrets is"
                                + " external-secrets. Do: install the External Secrets Operator, 0.16 or newer, or set secrets:"
                                + " native.");
    }

    @Test
    void withoutAServiceThatNeedsItTheMissingKindDoesNotMatter() {
        api.answer(PATH, 404, "{\"reason\": \"NotFound\"}");
        assertThat(observe(observer(true)).complete()).isTrue();
    }

    @Test
    void afterwardsWhatIsLeftBehindIsSeenUntilNothingIs() {
        api.answer(PATH, 200, ONE);
        Observer observer = observer(false);
        assertThat(observe(observer).resources()).extracting(LiveResource::id).containsExactly(SECRETS);
        api.answer(PATH, 200, NONE);
        observe(observer);
        observe(observer);
        assertThat(lists()).as("the list that is empty is the last one").isEqualTo(2);
    }

    @Test
    void afterwardsNeitherAMissingKindNorAMissingRightMatters() {
        api.answer(PATH, 403, "{\"reason\": \"Forbidden\"}");
        Observer observer = observer(false);
        assertThat(observe(observer).complete()).isTrue();
        observe(observer);
        assertThat(lists()).isEqualTo(1);

        api.answer(PATH, 404, "{\"reason\": \"NotFound\"}");
        assertThat(observe(observer(false)).complete()).isTrue();
    }
}
