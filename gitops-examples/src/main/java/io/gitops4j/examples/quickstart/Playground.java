package io.gitops4j.examples.quickstart;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the chapters of the tour share: the repository, the engine, what is deployed, and who tells it all. */
final class Playground implements AutoCloseable {
    static final String STAGING = "staging";
    static final String PRODUCTION = "production";
    static final List<String> ENVIRONMENTS = List.of(STAGING, PRODUCTION);

    private final Path deployed;
    private final ShopRepository repository;
    private final GitOpsEngine engine;
    private final Screen screen;
    private final Checks checks;
    private Optional<Beginning> beginning = Optional.empty();

    /**
     * What the tour comes back to.
     *
     * @param commit the first one
     * @param deployed what it brought about
     */
    record Beginning(String commit, DeployedFiles deployed) {}

    private Playground(Path folder, ShopRepository repository, Screen screen) {
        this.deployed = folder.resolve("deployed");
        this.repository = repository;
        this.screen = screen;
        this.checks = new Checks(screen);
        this.engine = GitOps.builder()
                .config(config(folder, repository.remote()))
                .listener(new Progress(screen))
                .build();
    }

    static Playground in(Path folder, Screen screen) throws IOException {
        return new Playground(folder, ShopRepository.in(folder), screen);
    }

    private GitOpsConfig config(Path folder, Path remote) {
        GitOpsConfig.Builder config = GitOpsConfig.builder()
                .owner("quick-start")
                .workDirectory(folder.resolve("engine"))
                .source(
                        "shop",
                        PluginBinding.of("git", Map.of("url", remote.toUri().toString(), "allowFile", true)));
        for (String environment : ENVIRONMENTS) {
            config.environment(EnvironmentConfig.named(environment)
                    .target(PluginBinding.of(
                            "directory",
                            Map.of("path", deployed.resolve(environment).toString())))
                    .build());
        }
        return config.build();
    }

    ShopRepository repository() {
        return repository;
    }

    GitOpsEngine engine() {
        return engine;
    }

    Screen screen() {
        return screen;
    }

    Checks checks() {
        return checks;
    }

    /** The folder of all environments. */
    Path deployedFolder() {
        return deployed;
    }

    /** What all environments have now. */
    DeployedFiles deployed() throws IOException {
        return DeployedFiles.in(deployed);
    }

    ReconcileResult reconcile(String environment) {
        return engine.reconcile(environment);
    }

    /** Commits, pushes and tells so. */
    String push(String message) throws IOException {
        String commit = repository.push(message);
        screen.say("$ git commit -am \"" + message + "\" && git push     # " + shortOf(commit));
        return commit;
    }

    static String shortOf(String commit) {
        return commit.substring(0, 12);
    }

    void begin(String commit, DeployedFiles first) {
        beginning = Optional.of(new Beginning(commit, first));
    }

    Beginning beginning() {
        return beginning.orElseThrow();
    }

    @Override
    public void close() {
        engine.close();
        repository.close();
    }
}
