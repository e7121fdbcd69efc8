package io.gitops4j.target.kubernetes.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.target.kubernetes.Trees;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    labels: {gitops4j.io/owner: other}                                            | another engine, 'other'
                    annotations: {meta.helm.sh/release-name: shop}                                | Helm release 'shop'
                    labels: {kustomize.toolkit.fluxcd.io/name: apps}                              | Flux kustomization 'apps'
                    annotations: {argocd.argoproj.io/tracking-id: x}                              | Argo CD
                    labels: {app.kubernetes.io/managed-by: Terraform}                             | Terraform
                    managedFields: [{manager: kubectl-create}]                                    | kubectl-create
                    name: cart                                                                    | ''
                    """)
    void whoMadeAnObjectIsGuessedFromItsMetadata(String metadata, String claim) {
        assertThat(Claims.of(Trees.of("{" + metadata + "}"))).isEqualTo(claim);
    }
}
