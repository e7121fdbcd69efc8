package io.gitops4j.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.HistoryStores;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemorySource;
import io.gitops4j.testkit.InMemoryTarget;
import io.gitops4j.web.NoManifests;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveReportTest {
    private final LiveReport report = new LiveReport(ReportOptions.defaults());

    @Test
    void isMadeAnewAfterARunAndNotBefore() {
        InMemorySource source = new InMemorySource("apps");
        String commit = source.commit(Map.of("README.md", "1")).id();
        try (GitOpsEngine engine = engine(source)) {
            ReportPage before = report.page(engine);
            assertThat(before.html()).contains("none yet");
            assertThat(report.page(engine)).isSameAs(before);

            engine.reconcile("prod");
            ReportPage after = report.page(engine);
            assertThat(after.html()).contains("in sync, nothing to write", commit.substring(0, 12));
            assertThat(report.page(engine)).isSameAs(after);
        }
    }

    private GitOpsEngine engine(InMemorySource source) {
        return GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("team")
                        .environment(EnvironmentConfig.named("prod").build())
                        .build())
                .discovery(false)
                .source("apps", source)
                .target("prod", new InMemoryTarget(new InMemoryBackend()))
                .parser(new NoManifests())
                .historyStore(HistoryStores.inMemory())
                .listener(report)
                .build();
    }
}
