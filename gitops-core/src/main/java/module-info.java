/** The engine behind {@code io.gitops4j.GitOps}. */
module io.gitops4j.core {
    exports io.gitops4j;

    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.google.common;
    requires transitive io.gitops4j.api;
    requires static org.jspecify;
    requires jdk.jfr;
    requires org.slf4j;

    uses io.gitops4j.spi.ForgeReporterProvider;
    uses io.gitops4j.spi.HistoryStoreProvider;
    uses io.gitops4j.spi.ManifestParserProvider;
    uses io.gitops4j.spi.NotifierProvider;
    uses io.gitops4j.spi.PolicyProvider;
    uses io.gitops4j.spi.RenderedStoreProvider;
    uses io.gitops4j.spi.SecretCheckerProvider;
    uses io.gitops4j.spi.SourceProvider;
    uses io.gitops4j.spi.TargetProvider;
    uses io.gitops4j.spi.ValidatorProvider;

    provides io.gitops4j.spi.HistoryStoreProvider with
            io.gitops4j.core.internal.history.FileHistoryStoreProvider,
            io.gitops4j.core.internal.history.InMemoryHistoryStoreProvider;
    provides io.gitops4j.spi.PolicyProvider with
            io.gitops4j.core.internal.policy.BranchPolicyProvider,
            io.gitops4j.core.internal.policy.NamespacePolicyProvider,
            io.gitops4j.core.internal.policy.QuotaPolicyProvider,
            io.gitops4j.core.internal.policy.WarningPolicyProvider;
    provides io.gitops4j.spi.TargetProvider with
            io.gitops4j.core.internal.directory.DirectoryTargetProvider;
}
