package io.gitops4j.core.internal.run;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.core.internal.config.OptionCheck;
import io.gitops4j.core.internal.plugin.Catalog;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Makes plug-ins from the configuration, and gathers every problem instead of stopping at the first. Used by one thread. */
final class PluginFactory {
    private final GitOpsConfig config;
    private final Executor executor;
    private final Clock clock;
    private final Closing closing;
    private final List<Diagnostic> problems = new ArrayList<>();

    PluginFactory(GitOpsConfig config, Executor executor, Clock clock, Closing closing) {
        this.config = config;
        this.executor = executor;
        this.clock = clock;
        this.closing = closing;
    }

    List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    /**
     * One instance; nothing when there was a problem, which is then among {@link #problems}.
     *
     * @param path of the binding in the configuration: {@code sources.apps}
     * @param name of the instance
     */
    <T extends AutoCloseable, P extends PluginProvider<T>> Optional<T> make(
            Catalog<P> catalog, String path, String name, PluginBinding binding) {
        try {
            P provider = catalog.get(binding.provider());
            List<Diagnostic> wrong = OptionCheck.problems(config, path, binding, provider.configSpec());
            if (!wrong.isEmpty()) {
                problems.addAll(wrong);
                return Optional.empty();
            }
            PluginConfig options = PluginConfig.of(provider.configSpec(), binding.options());
            Context context = new Context(
                    name,
                    executor,
                    clock,
                    config.workDirectory().resolve("cache").resolve(path.replaceAll("[^A-Za-z0-9_-]", "_")));
            T instance = PluginCall.call(binding.provider() + " for " + path, () -> provider.create(options, context));
            return Optional.of(closing.add(instance));
        } catch (GitOpsException e) {
            e.diagnostics().forEach(problem -> problems.add(placed(path, problem)));
            return Optional.empty();
        }
    }

    private Diagnostic placed(String path, Diagnostic problem) {
        Optional<Position> position = config.position(path);
        if (problem.position().isPresent() || position.isEmpty()) {
            return problem;
        }
        return Diagnostic.error(problem.code())
                .at(position.get())
                .path(problem.path().isEmpty() ? path : path + "." + problem.path())
                .what(problem.what())
                .remedy(problem.remedy())
                .build();
    }
}
