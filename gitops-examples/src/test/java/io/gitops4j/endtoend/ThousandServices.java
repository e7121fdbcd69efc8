package io.gitops4j.endtoend;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.waml.WamlParser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program: deploys a thousand services of one repository into a folder, then one that changed, then nothing, and prints what
 * that took. {@link ThousandServicesIT} runs it in a JVM of its own, since the heap is part of what is promised.
 */
final class ThousandServices {
    static final int SERVICES = 1000;

    private ThousandServices() {}

    public static void main(String... arguments) {
        Path folder = Path.of(arguments[0]);
        GitRepo repository = GitRepo.init(folder.resolve("repository"));
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < SERVICES; i++) {
            files.put(Shop.path("service-" + i), Shop.service("service-" + i, "1.0", "200"));
        }
        repository.commit("all services", files);
        AtomicInteger parses = new AtomicInteger();
        try (GitOpsEngine engine = engine(folder, repository.folder(), parses)) {
            report("cold", engine, parses);
            repository.commit(Map.of(Shop.path("service-7"), Shop.service("service-7", "1.1", "200")));
            report("changed", engine, parses);
            repository.commit(Map.of("README.md", "nothing that is deployed\n"));
            report("unrelated", engine, parses);
            report("same", engine, parses);
        }
    }

    private static void report(String what, GitOpsEngine engine, AtomicInteger parses) {
        int before = parses.get();
        long start = System.nanoTime();
        ReconcileResult result = engine.reconcile("folder");
        long millis = (System.nanoTime() - start) / 1_000_000;
        int written = result.services().stream()
                .mapToInt(service -> service.written().size())
                .sum();
        System.out.println(what + " " + result.status() + " millis=" + millis + " parses=" + (parses.get() - before)
                + " written=" + written);
    }

    private static GitOpsEngine engine(Path folder, Path repository, AtomicInteger parses) {
        WamlParser waml = new WamlParser();
        return GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("thousand")
                        .workDirectory(folder.resolve("work"))
                        .source(
                                "shop",
                                PluginBinding.of("git", Map.of("url", repository.toString(), "allowFile", true)))
                        .environment(EnvironmentConfig.named("folder")
                                .target(PluginBinding.of(
                                        "directory",
                                        Map.of(
                                                "path",
                                                folder.resolve("deployed").toString())))
                                .build())
                        .build())
                .parser(new CountingParser(waml, parses))
                .build();
    }

    private record CountingParser(ManifestParser real, AtomicInteger parses) implements ManifestParser {
        @Override
        public boolean accepts(String path) {
            return real.accepts(path);
        }

        @Override
        public ParseResult parse(ParseRequest request) {
            parses.incrementAndGet();
            return real.parse(request);
        }
    }
}
