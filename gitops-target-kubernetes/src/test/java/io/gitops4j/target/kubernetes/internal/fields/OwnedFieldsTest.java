package io.gitops4j.target.kubernetes.internal.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.target.kubernetes.Trees;
import org.junit.jupiter.api.Test;

class OwnedFieldsTest {
    /** As a server writes it: ours, a controller's status, and people's. */
    private static final String DEPLOYMENT = """
            metadata:
              name: cart
              labels: {app: cart, theirs: "1"}
              annotations: {deployment.kubernetes.io/revision: "3"}
              managedFields:
              - manager: gitops4j
                operation: Apply
                fieldsV1:
                  f:metadata: {f:labels: {f:app: {}}}
                  f:spec:
                    f:selector: {}
                    f:finalizers: {'v:"keep"': {}}
                    f:steps: {'i:1': {}}
                    f:template:
                      f:spec:
                        f:containers:
                          'k:{"name":"app"}':
                            .: {}
                            f:image: {}
                            f:name: {}
                            f:ports:
                              'k:{"containerPort":8000,"protocol":"TCP"}': {.: {}, f:containerPort: {}, f:protocol: {}}
              - manager: kubectl
                operation: Update
                fieldsV1: {f:spec: {f:replicas: {}}}
              - manager: gitops4j
                operation: Apply
                subresource: status
                fieldsV1: {f:status: {}}
            spec:
              replicas: 7
              selector: {matchLabels: {app: cart}}
              finalizers: [theirs, keep]
              steps: [a, b]
              template:
                spec:
                  containers:
                  - {name: sidecar, image: "sidecar:1"}
                  - name: app
                    image: cart:1
                    imagePullPolicy: IfNotPresent
                    ports:
                    - {containerPort: 8000, protocol: UDP}
                    - {containerPort: 8000, protocol: TCP, name: http}
            status: {replicas: 7}
            """;

    @Test
    void theProjectionHoldsOurFieldsAndNothingElse() {
        assertThat(ours(DEPLOYMENT).of(Trees.of(DEPLOYMENT))).isEqualTo(Trees.of("""
                        metadata: {labels: {app: cart}}
                        spec:
                          finalizers: [keep]
                          selector: {matchLabels: {app: cart}}
                          steps: [b]
                          template:
                            spec:
                              containers:
                              - image: cart:1
                                name: app
                                ports: [{containerPort: 8000, protocol: TCP}]
                        """));
    }

    @Test
    void theFingerprintIsBlindToWhatOthersSet() {
        String scaled = DEPLOYMENT.replace("replicas: 7", "replicas: 9").replace("revision: \"3\"", "revision: \"4\"");
        String defaulted = DEPLOYMENT.replace("imagePullPolicy: IfNotPresent", "imagePullPolicy: Always");
        assertThat(fingerprint(scaled)).isEqualTo(fingerprint(DEPLOYMENT));
        assertThat(fingerprint(defaulted)).isEqualTo(fingerprint(DEPLOYMENT));
    }

    @Test
    void theFingerprintIsBlindToTheOrderOfKeyedListsAndOfRecords() {
        String reordered = DEPLOYMENT
                .replace("finalizers: [theirs, keep]", "finalizers: [keep, theirs]")
                .replace("f:image: {}\n                f:name: {}", "f:name: {}\n                f:image: {}");
        assertThat(fingerprint(reordered)).isEqualTo(fingerprint(DEPLOYMENT));
    }

    @Test
    void theFingerprintMovesWithEveryFieldOfOurs() {
        assertThat(fingerprint(DEPLOYMENT.replace("cart:1", "cart:2"))).isNotEqualTo(fingerprint(DEPLOYMENT));
        assertThat(fingerprint(DEPLOYMENT.replace("labels: {app: cart,", "labels: {app: other,")))
                .isNotEqualTo(fingerprint(DEPLOYMENT));
        assertThat(fingerprint(DEPLOYMENT.replace("selector: {matchLabels: {app: cart}}", "selector: {}")))
                .isNotEqualTo(fingerprint(DEPLOYMENT));
    }

    @Test
    void theFingerprintMovesWhenWeLoseAField() {
        assertThat(fingerprint(DEPLOYMENT.replace("f:image: {}", "f:other: {}")))
                .isNotEqualTo(fingerprint(DEPLOYMENT));
        assertThat(fingerprint(DEPLOYMENT.replace("manager: gitops4j", "manager: somebody")))
                .isNotEqualTo(fingerprint(DEPLOYMENT));
    }

    @Test
    void ownershipIsAskedByName() {
        assertThat(ours(DEPLOYMENT).contains("spec", "selector")).isTrue();
        assertThat(ours(DEPLOYMENT).contains("spec", "replicas")).isFalse();
    }

    @Test
    void aUnionHoldsBothAndAWholeValueSwallowsItsParts() {
        OwnedFields left = ours(managed("f:spec: {f:a: {f:b: {}}, f:c: {}}"));
        OwnedFields right = ours(managed("f:spec: {f:a: {f:d: {}}, f:c: {f:e: {}}}"));
        JsonNode live = Trees.of("spec: {a: {b: 1, d: 2, x: 3}, c: {e: 4, f: 5}}");
        JsonNode both = Trees.of("spec: {a: {b: 1, d: 2}, c: {e: 4, f: 5}}");
        assertThat(left.union(right).of(live)).isEqualTo(both);
        assertThat(right.union(left).of(live)).isEqualTo(both);
    }

    @Test
    void nothingAndSomethingIsSomething() {
        OwnedFields none = OwnedFields.of(Trees.of("{}"), "gitops4j");
        OwnedFields some = ours(managed("f:spec: {f:a: {}}"));
        JsonNode live = Trees.of("{spec: {a: 1, b: 2}, other: 3}");
        assertThat(none.union(some).of(live)).isEqualTo(Trees.of("spec: {a: 1}"));
        assertThat(some.union(none).of(live)).isEqualTo(Trees.of("spec: {a: 1}"));
        assertThat(none.of(live)).isEqualTo(Trees.of("{}"));
    }

    @Test
    void differencesAreNamedForPeople() {
        OwnedFields less = ours(DEPLOYMENT.replace("f:image: {}", "f:other: {}"));
        assertThat(ours(DEPLOYMENT).without(less)).containsExactly("spec.template.spec.containers[app].image");
    }

    private static String managed(String fields) {
        return "metadata: {managedFields: [{manager: gitops4j, operation: Apply, fieldsV1: {" + fields + "}}]}";
    }

    private static OwnedFields ours(String object) {
        return OwnedFields.of(Trees.of(object).path("metadata"), "gitops4j");
    }

    private static String fingerprint(String object) {
        return ours(object).fingerprint(Trees.of(object));
    }
}
