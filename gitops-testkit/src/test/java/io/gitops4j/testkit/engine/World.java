package io.gitops4j.testkit.engine;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsBuilder;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.HistoryStores;
import io.gitops4j.Limits;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Document;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.Target;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemorySource;
import io.gitops4j.testkit.InMemoryTarget;
import io.gitops4j.testkit.RecordingListener;
import io.gitops4j.testkit.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Everything around an engine: it outlives engines, as the world does. One thread, one clock that stands still while nobody waits.
 * A test changes a field before it asks for the engine.
 */
final class World implements AutoCloseable {
    static final String PROD = "prod";
    static final String OWNER = "team";
    static final String MARK = GitOpsConfig.mark(OWNER, PROD);

    final InMemorySource source = new InMemorySource("apps");
    final InMemoryBackend backend = new InMemoryBackend();
    final VirtualClock clock = VirtualClock.create();
    final List<Duration> pauses = new ArrayList<>();
    final LineParser parser = new LineParser();
    final RecordingListener heard = new RecordingListener();

    HistoryStore store = HistoryStores.inMemory();
    Target target = new InMemoryTarget(backend);
    Source readFrom = source;
    ManifestParser parsedBy = parser;
    Executor executor = Runnable::run;
    Limits limits = Limits.defaults();
    String owner = OWNER;
    UnaryOperator<EnvironmentConfig.Builder> environment = builder -> builder;
    UnaryOperator<GitOpsBuilder> more = builder -> builder;
    UnaryOperator<GitOpsConfig.Builder> configured = builder -> builder;

    private final List<GitOpsEngine> engines = new ArrayList<>();
    private Optional<GitOpsEngine> current = Optional.empty();

    /** The running engine; the first call starts it. */
    GitOpsEngine engine() {
        if (current.isEmpty()) {
            current = Optional.of(another());
        }
        return current.get();
    }

    /** One more engine over the same world. */
    GitOpsEngine another() {
        GitOpsEngine engine = more.apply(GitOps.builder()
                        .config(config())
                        .discovery(false)
                        .source("apps", readFrom)
                        .target(PROD, target)
                        .parser(parsedBy)
                        .historyStore(store)
                        .listener(heard)
                        .executor(executor)
                        .random(new SplittableRandom(engines.size() + 1L))
                        .time(clock, this::pause))
                .build();
        engines.add(engine);
        return engine;
    }

    private GitOpsConfig config() {
        return configured
                .apply(GitOpsConfig.builder()
                        .owner(owner)
                        .limits(limits)
                        .environment(
                                environment.apply(EnvironmentConfig.named(PROD)).build()))
                .build();
    }

    private synchronized void pause(Duration duration) {
        pauses.add(duration);
        clock.advance(duration);
    }

    /** Forgets the engine and all that it knew, as a crash does; the next call starts another. */
    void restart() {
        current = Optional.empty();
    }

    ReconcileResult reconcile() {
        return engine().reconcile(PROD);
    }

    /** A commit of exactly these files, and a run. */
    ReconcileResult push(Map<String, String> files) {
        source.commit(files);
        return reconcile();
    }

    /** A commit of one changed or added file, and a run. */
    ReconcileResult push(String path, String text) {
        source.change(path, text);
        return reconcile();
    }

    /** A commit that deletes a file, and a run. */
    ReconcileResult drop(String path) {
        source.delete(path);
        return reconcile();
    }

    List<Deployment> history() {
        return engine().history(HistoryQuery.of(PROD));
    }

    /** The image that runs for each workload, by the workload's name. */
    Map<String, String> images() {
        Map<String, String> images = new TreeMap<>();
        backend.contents().forEach((id, body) -> {
            if (id.kind().equals("memory/workload")) {
                images.put(id.name(), image(body));
            }
        });
        return images;
    }

    private static String image(Document body) {
        return body.fields().get("containers") instanceof List<?> containers
                        && containers.get(0) instanceof Map<?, ?> container
                ? String.valueOf(container.get("image"))
                : "made by hand";
    }

    static ResourceId workload(String name) {
        return new ResourceId("memory/workload", "shop", name);
    }

    static ResourceId service(String name) {
        return new ResourceId("memory/service", "shop", name);
    }

    static ServiceStatus status(ReconcileResult result, String service) {
        return result(result, service).status();
    }

    static ServiceResult result(ReconcileResult result, String service) {
        return result.service(ServiceId.parse(service)).orElseThrow();
    }

    @Override
    public void close() {
        engines.forEach(GitOpsEngine::close);
    }
}
