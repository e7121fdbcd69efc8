package io.gitops4j.forge.github;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.HistoryStores;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Position;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemorySource;
import io.gitops4j.testkit.InMemoryTarget;
import io.gitops4j.testkit.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A whole engine on one thread, whose one service, {@code cart}, is a file with its version. */
final class Shop implements AutoCloseable {
    final InMemorySource source = new InMemorySource("apps");
    final InMemoryBackend backend = new InMemoryBackend();
    final GitOpsEngine engine;

    Shop(VirtualClock clock, Path directory, ForgeReporter reporter) {
        this.engine = GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("team")
                        .workDirectory(directory)
                        .environment(EnvironmentConfig.named("prod").build())
                        .build())
                .discovery(false)
                .source("apps", source)
                .target("prod", new InMemoryTarget(backend))
                .parser(new VersionFile())
                .historyStore(HistoryStores.inMemory())
                .reporter("github", reporter)
                .executor(Runnable::run)
                .random(new SplittableRandom(1))
                .time(clock, clock::advance)
                .build();
    }

    ReconcileResult push(int version) {
        source.change("cart.version", "1." + version);
        return engine.reconcile("prod");
    }

    String newest() {
        return source.history().get(0).id();
    }

    @Override
    public void close() {
        engine.close();
    }

    private static final class VersionFile implements ManifestParser {
        @Override
        public boolean accepts(String path) {
            return path.equals("cart.version");
        }

        @Override
        public ParseResult parse(ParseRequest request) {
            ServiceId cart = ServiceId.of("cart");
            Container container = Container.named("app")
                    .image(new Image("cart", new String(request.content(), StandardCharsets.UTF_8), ""))
                    .build();
            ServiceSpec spec = ServiceSpec.builder(cart, "default")
                    .containers(List.of(container))
                    .build();
            Position place = new Position(request.path(), 1, 1);
            return new ParseResult(
                    List.of(new DeclaredService("prod", cart, place, Optional.of(spec), List.of())), List.of());
        }
    }
}
