package io.gitops4j.target.kubernetes.internal.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.target.kubernetes.Trees;
import io.gitops4j.target.kubernetes.internal.client.Json;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntentDiffTest {
    private static final String WANTED =
            "{spec: {type: ClusterIP, ports: [{name: http, port: 80}], env: [{name: TOKEN, value: hush}], args: [a, b]}}";

    @Test
    void onlyWantedFieldsAreCompared() {
        assertThat(diff(
                        "{metadata: {uid: x}, spec: {type: ClusterIP, clusterIP: 10.0.0.1, ports: [{name: http, port: 80, nodePort: 3}],"
                                + " env: [{name: TOKEN, value: hush}], args: [a, b]}}"))
                .isEmpty();
    }

    @Test
    void differencesAreShownAndSecretsMasked() {
        assertThat(
                        diff(
                                "{spec: {type: NodePort, ports: [{name: http, port: 81}], env: [{name: TOKEN, value: old}], args: [a]}}"))
                .extracting(FieldDiff::toString)
                .containsExactly(
                        "spec.args[1]: (none) -> b",
                        "spec.env[TOKEN].value: *** -> ***",
                        "spec.ports[http].port: 81 -> 80",
                        "spec.type: NodePort -> ClusterIP");
    }

    private static List<FieldDiff> diff(String live) {
        DesiredResource desired = DesiredResource.of(
                        new ResourceId("Service", "shop", "cart"),
                        ServiceId.of("cart"),
                        Json.document(Trees.of(WANTED)))
                .masking(Set.of("TOKEN"));
        return IntentDiff.of(desired, Trees.of(live));
    }
}
