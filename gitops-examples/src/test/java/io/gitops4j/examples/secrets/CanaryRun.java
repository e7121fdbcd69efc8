package io.gitops4j.examples.secrets;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.HistoryStores;
import io.gitops4j.Limits;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.spi.Target;
import io.gitops4j.testkit.InMemorySource;
import io.gitops4j.waml.WamlParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A whole life of one service that carries secrets, against any target: made, changed, broken, cleaned up, removed. */
final class CanaryRun {
    static final String PROD = "prod";

    private final Overheard heard;
    private final Path work;
    private final String image;
    private final String namespace;
    private final InMemorySource source = new InMemorySource("apps");

    CanaryRun(Overheard heard, Path work, String image, String namespace) {
        this.heard = heard;
        this.work = work;
        this.image = image;
        this.namespace = namespace;
    }

    /** Every secret that was ever in the source. */
    static List<String> secrets() {
        List<String> all = new ArrayList<>();
        for (int generation = 1; generation <= 3; generation++) {
            all.addAll(Canaries.of(generation));
        }
        return all;
    }

    /** Only the first deployment. */
    void first(Target target) {
        try (GitOpsEngine engine = engine(target)) {
            push(engine, Map.of("canary/.weave.yaml", Canaries.manifest(image, 1)));
        }
    }

    /** All of it. */
    void against(Target target) {
        try (GitOpsEngine engine = engine(target)) {
            push(engine, Map.of("canary/.weave.yaml", Canaries.manifest(image, 1)));
            push(engine, Map.of("canary/.weave.yaml", Canaries.manifest(image, 2)));
            Map<String, String> broken = new HashMap<>();
            broken.put("canary/.weave.yaml", Canaries.manifest(image, 3));
            broken.put("wrong/.weave.yaml", Canaries.wrong(3));
            push(engine, broken);
            push(engine, Map.of("canary/.weave.yaml", Canaries.clean(image)));
            push(engine, Map.of("canary/.weave.yaml", Canaries.manifest(image, 1)));
            push(engine, Map.of("other/.weave.yaml", Canaries.clean(image).replace("slug: canary", "slug: other")));
        }
        heard.files(work);
    }

    private GitOpsEngine engine(Target target) {
        GitOpsConfig config = GitOpsConfig.builder()
                .owner("team")
                .limits(Limits.builder()
                        .attempts(1)
                        .healthTimeout(Duration.ofSeconds(5))
                        .backoff(Duration.ofMillis(1), Duration.ofMillis(1))
                        .build())
                .environment(EnvironmentConfig.named(PROD).build())
                .workDirectory(work)
                .build();
        return GitOps.builder()
                .config(config)
                .discovery(false)
                .source("apps", source)
                .parser(new WamlParser())
                .target(PROD, target)
                .historyStore(HistoryStores.files(work.resolve("history")))
                .listener(heard)
                .random(new SplittableRandom(1))
                .build();
    }

    private void push(GitOpsEngine engine, Map<String, String> files) {
        Map<String, String> placed = new HashMap<>();
        files.forEach((path, text) -> placed.put(path, text.replace("namespace: shop", "namespace: " + namespace)));
        source.commit(placed);
        try {
            heard.plan(engine.plan(PROD));
            heard.result(engine.reconcile(PROD));
            heard.state(engine.status(PROD));
            heard.history(engine.history(HistoryQuery.of(PROD)));
        } catch (GitOpsException e) {
            heard.thrown(e);
        }
    }
}
