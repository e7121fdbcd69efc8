package io.gitops4j.target.kubernetes.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.target.kubernetes.Trees;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalSecretHealthTest {
    private static final String READY = "conditions: [{type: Ready, status: \"True\", reason: SecretSynced}]";
    private static final String FAILED = "conditions: [{type: Ready, status: \"False\", reason: SecretSyncedError,"
            + " message: could not get secret data from provider}]";

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "conditions: [] | PROGRESSING | waits for the External Secrets Operator",
                READY + " | HEALTHY | ''",
                "{" + READY + ", syncedResourceVersion: 2-abc} | HEALTHY | ''",
                "{" + READY
                        + ", syncedResourceVersion: 1-abc} | PROGRESSING | the External Secrets Operator has not seen the"
                        + " last change yet",
                FAILED
                        + " | PROGRESSING | its secret is not there: SecretSyncedError, could not get secret data from provider",
            })
    void isJudgedByItsReadyConditionWithItsReason(String status, String state, String reason) {
        String object = "metadata: {generation: 2}\nstatus:\n" + status.indent(2);
        assertThat(ObjectHealth.of(ResourceKind.EXTERNAL_SECRET, Trees.of(object)))
                .satisfies(report -> {
                    assertThat(report.state()).hasToString(state);
                    assertThat(report.reason()).isEqualTo(reason);
                });
    }
}
