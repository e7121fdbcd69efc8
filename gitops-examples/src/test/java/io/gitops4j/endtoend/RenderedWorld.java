package io.gitops4j.endtoend;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.GitRepo;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A repository of manifests, one for what is rendered of them, and engines between the two. The cluster is nowhere. */
final class RenderedWorld {
    static final String ENVIRONMENT = "production";

    private final Path folder;
    private final URI sources;
    private final URI rendered;
    private final GitRepo manifests;
    private final GitRepo readers;

    RenderedWorld(Path folder, GitHttpServer git) {
        this.folder = folder;
        String name = folder.getFileName().toString();
        this.sources = git.createRepository(name);
        this.rendered = git.createRepository(name + "-rendered");
        this.manifests = GitRepo.clone(sources, folder.resolve("manifests"));
        this.readers = GitRepo.clone(rendered, folder.resolve("readers"));
    }

    GitOpsEngine engine(String work, HistoryStore history) {
        return GitOps.builder().config(config(work)).historyStore(history).build();
    }

    private GitOpsConfig config(String work) {
        return GitOpsConfig.builder()
                .owner("platform")
                .workDirectory(folder.resolve(work))
                .source("apps", PluginBinding.of("git", Map.of("url", sources.toString(), "allowHttp", true)))
                .environment(EnvironmentConfig.named(ENVIRONMENT)
                        .target(PluginBinding.of(
                                "kubernetes",
                                Map.of(
                                        "apiServer",
                                        "https://127.0.0.1:9",
                                        "domain",
                                        "example.com",
                                        "publicIngressClass",
                                        "public",
                                        "imagePullSecrets",
                                        List.of("registry"))))
                        .renderTo(PluginBinding.of("git", Map.of("url", rendered.toString(), "allowHttp", true)))
                        .build())
                .build();
    }

    String declare(Map<String, String> files) {
        String commit = manifests.commit(files);
        manifests.push();
        return commit;
    }

    void revert(String commit) {
        manifests.revert(commit);
        manifests.push();
    }

    void withdraw(String path) {
        manifests.rm(path);
        manifests.push();
    }

    /** As a person edits what is rendered. */
    void editRendered(Map<String, String> files) {
        checkout();
        readers.commit(files);
        readers.push();
    }

    /** What Argo CD or Flux gets. */
    Path checkout() {
        readers.git("fetch", "-q", "origin");
        readers.git("checkout", "-q", "-B", "main", "origin/main");
        return readers.folder();
    }

    /** The id of a directory's tree: equal ones have equal names and bytes. */
    String content(String path) {
        readers.git("fetch", "-q", "origin");
        return readers.git("rev-parse", "origin/main:" + path);
    }

    List<String> directories(String path) {
        readers.git("fetch", "-q", "origin");
        return readers.git("ls-tree", "-d", "--name-only", "origin/main:" + path)
                .lines()
                .toList();
    }

    /** Subjects, newest first. */
    List<String> log() {
        readers.git("fetch", "-q", "origin");
        return readers.git("log", "--format=%s", "origin/main").lines().toList();
    }

    String newestMessage() {
        readers.git("fetch", "-q", "origin");
        return readers.git("log", "-1", "--format=%B", "origin/main");
    }
}
