package io.gitops4j.target.kubernetes.internal.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.target.kubernetes.Trees;
import io.gitops4j.target.kubernetes.internal.ScriptedServer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.Json;
import io.gitops4j.target.kubernetes.internal.write.ApplyRequests;
import io.gitops4j.testkit.TestOperation;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Previews in the cases that today's servers do not make any more, or not on demand. */
class PreviewerTest {
    private static final ServiceId CART = ServiceId.of("cart");
    private static final ResourceId ID = new ResourceId("Service", "shop", "cart");
    private static final String LIVE =
            "{\"metadata\": {\"name\": \"cart\", \"uid\": \"u\"}, \"spec\": {\"type\": \"ClusterIP\"}}";

    private final ScriptedServer server = new ScriptedServer();
    private final ApiClient client = ApiClient.of(server.connection().build());
    private final Previewer previewer = new Previewer(client, new ApplyRequests("gitops4j"), "gitops4j");

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void withAWebhookThatKnowsNoDryRunTheDifferenceIsApproximate() {
        server.answers(200, LIVE);
        server.answers(400, "{\"message\": \"admission webhook \\\"x\\\" does not support dry run\"}");
        Preview preview = preview("{spec: {type: NodePort}}");
        assertThat(preview.kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(preview.diff()).extracting(FieldDiff::toString).containsExactly("spec.type: ClusterIP -> NodePort");
        assertThat(preview.diagnostics().toString()).contains("K8S-PREVIEW-APPROXIMATE", "does not support dry run");
    }

    @Test
    void anApproximateDifferenceOfNothingIsStillAnUpdate() {
        server.answers(200, LIVE);
        server.answers(400, "{\"message\": \"does not support dry run\"}");
        assertThat(preview("{spec: {type: ClusterIP}}").kind()).isEqualTo(ChangeKind.UPDATE);
    }

    @Test
    void whatAWebhookQuotesOfASecretIsMasked() {
        server.answers(200, LIVE);
        server.answers(422, "{\"message\": \"refused: TOKEN=hush\"}");
        Preview preview = preview("{spec: {env: [{name: TOKEN, value: hush}]}}");
        assertThat(preview.diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.toString())
                        .contains("K8S-REJECTED", "refused: TOKEN=***")
                        .doesNotContain("hush"));
    }

    @Test
    void anAnswerThatIsCutShortIsNoPreview() {
        server.answers(200, LIVE);
        server.answers(200, LIVE.substring(0, 20));
        assertThatThrownBy(() -> preview("{spec: {type: ClusterIP}}"))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE))
                .hasMessageContaining("K8S-ANSWER");
    }

    @Test
    void whatHasGoneIsAConflict() {
        server.answers(404, "{}");
        assertThatThrownBy(() -> preview("{spec: {type: ClusterIP}}"))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFLICT))
                .hasMessageContaining("Service shop/cart has gone");
    }

    @Test
    void aDryRunThatFailsIsNoPreview() {
        server.answers(200, LIVE);
        server.answers(500, "{\"message\": \"failed calling webhook\"}");
        assertThatThrownBy(() -> preview("{spec: {type: ClusterIP}}"))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE));
    }

    @Test
    void whoSetADifferingFieldIsTold() {
        server.answers(200, withManagers("NodePort", """
            {"manager": "gitops4j", "operation": "Apply", "fieldsV1": {"f:spec": {"f:externalName": {}}}},
            {"manager": "kubectl-edit", "operation": "Update", "time": "2026-03-01T12:00:00Z",
             "fieldsV1": {"f:spec": {"f:type": {}, "f:other": {}}}},
            {"manager": "controller", "operation": "Update", "fieldsV1": {"f:status": {"f:x": {}}}}\
            """));
        server.answers(200, withManagers("ClusterIP", """
            {"manager": "gitops4j", "operation": "Apply",
             "fieldsV1": {"f:spec": {"f:externalName": {}, "f:type": {}}}}\
            """));
        Preview preview = preview("{spec: {type: ClusterIP}}");
        assertThat(preview.diff()).extracting(FieldDiff::toString).containsExactly("spec.type: NodePort -> ClusterIP");
        assertThat(preview.diagnostics())
                .singleElement()
                .hasToString("K8S-AUTHOR Service shop/cart: spec.type was last set by 'kubectl-edit' at"
                        + " 2026-03-01T12:00:00Z. Do: declare it in the manifest if it is meant to stay.");
    }

    @Test
    void whatThisEngineSetItselfHasNoOtherAuthor() {
        String ours = """
            {"manager": "gitops4j", "operation": "Apply", "fieldsV1": {"f:spec": {"f:type": {}}}}\
            """;
        server.answers(200, withManagers("NodePort", ours));
        server.answers(200, withManagers("ClusterIP", ours));
        assertThat(preview("{spec: {type: ClusterIP}}").diagnostics()).isEmpty();
    }

    private static String withManagers(String type, String managers) {
        return "{\"metadata\": {\"name\": \"cart\", \"uid\": \"u\", \"managedFields\": [" + managers
                + "]}, \"spec\": {\"type\": \"" + type + "\"}}";
    }

    private Preview preview(String body) {
        DesiredResource desired =
                DesiredResource.of(ID, CART, Json.document(Trees.of(body))).masking(Set.of("TOKEN"));
        LiveResource live = LiveResource.owned(ID, CART).version("u/1").build();
        return previewer.preview(new PreviewRequest("engine-1", desired, live), TestOperation.live());
    }
}
