package io.gitops4j.core.internal.run;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.RuleOptions;
import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.core.internal.config.ConfigCheck;
import io.gitops4j.core.internal.desired.NamedSource;
import io.gitops4j.core.internal.desired.SourceReader;
import io.gitops4j.core.internal.outbox.LastCall;
import io.gitops4j.core.internal.outbox.Work;
import io.gitops4j.core.internal.plan.NamedPolicy;
import io.gitops4j.core.internal.rules.Platform;
import io.gitops4j.core.internal.rules.RuleGenerator;
import io.gitops4j.core.internal.secret.DiscreetTarget;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Puts an engine together. Whatever was made is closed again when something else is wrong. */
public final class EngineAssembly {
    private final Parts parts;
    private final GitOpsConfig config;
    private final Closing owned = new Closing();
    private final Executor executor;

    private EngineAssembly(Parts parts, GitOpsConfig config) {
        this.parts = parts;
        this.config = config;
        this.executor = parts.executor == null ? owned.add(new OwnThreads()).pool() : parts.executor;
    }

    /**
     * Makes the engine.
     *
     * @throws GitOpsException CONFIG with every problem at once
     */
    public static GitOpsEngine build(Parts parts) {
        if (parts.config == null) {
            throw new IllegalStateException("an engine needs a configuration: call config(...)");
        }
        EngineAssembly assembly = new EngineAssembly(parts, parts.config);
        try {
            return assembly.build();
        } catch (RuntimeException | Error e) {
            assembly.owned.close();
            throw e;
        }
    }

    private GitOpsEngine build() {
        PluginMaking making = new PluginMaking(
                parts, config, Providers.of(parts), new PluginFactory(config, executor, parts.time.clock(), owned));
        List<Diagnostic> problems = new ArrayList<>(ConfigCheck.references(config, ready()));
        Plugins plugins = making.make();
        problems.addAll(making.problems());
        if (plugins.sources().isEmpty() && problems.isEmpty()) {
            problems.add(missing("sources", "no source is configured", "add one under 'sources'"));
        }
        if (config.environments().isEmpty()) {
            problems.add(missing("environments", "no environment is configured", "add one under 'environments'"));
        }
        if (!problems.isEmpty()) {
            throw new GitOpsException(FailureKind.CONFIG, problems);
        }
        return engine(plugins, readers(plugins.sources(), plugins.parsers()));
    }

    private ConfigCheck.Ready ready() {
        return new ConfigCheck.Ready(
                parts.sources.keySet(),
                parts.targets.keySet(),
                parts.policies.keySet(),
                parts.reporters.keySet(),
                parts.notifiers.keySet());
    }

    private static Diagnostic missing(String path, String what, String remedy) {
        return Diagnostic.error("CONFIG-REQUIRED")
                .path(path)
                .what(what)
                .remedy(remedy)
                .build();
    }

    private Map<String, SourceReader> readers(Map<String, Source> sources, List<ManifestParser> parsers) {
        Map<String, SourceReader> readers = new LinkedHashMap<>();
        sources.forEach((name, source) -> readers.put(
                name,
                new SourceReader(
                        new NamedSource(name, source),
                        parsers,
                        config.environments().keySet(),
                        config.limits().maxManifestBytes(),
                        new Parallel(executor, config.limits().parallelism()))));
        return readers;
    }

    private GitOpsEngine engine(Plugins plugins, Map<String, SourceReader> readers) {
        Cancellation closing = new Cancellation();
        RunIds runIds = new RunIds(parts.random);
        Map<String, Environment> environments = new LinkedHashMap<>();
        Reports reports = new Reports(config, plugins.reporters(), plugins.notifiers(), parts.listeners);
        Work work = reports.work(executor, parts.time, closing);
        Post post = new Post(owned.add(reports.forges(work)), owned.add(reports.people(work)), new LastCall(work));
        List<ReconcileListener> listeners = reports.listeners(
                post.forges(),
                post.people(),
                new EngineTrail(name -> Objects.requireNonNull(environments.get(name), name)));
        for (EnvironmentConfig environment : config.environments().values()) {
            String name = environment.name();
            Set<String> from =
                    new LinkedHashSet<>(environment.sources().isEmpty() ? readers.keySet() : environment.sources());
            Target target = new MeasuredTarget(
                    new DiscreetTarget(Objects.requireNonNull(plugins.targets().get(name), name)));
            Setting setting = new Setting(
                    name,
                    environment.labels(),
                    GitOpsConfig.mark(config.owner(), name),
                    config.limits(name).strictPortability(),
                    rules(environment),
                    config.limits(name),
                    from.stream().map(readers::get).filter(Objects::nonNull).toList(),
                    plugins.validators(),
                    judges(environment, plugins.policies()),
                    Optional.ofNullable(plugins.secretCheckers().get(name)),
                    target,
                    PluginCall.call("the target of " + name, target::capabilities),
                    plugins.store().orElseThrow(),
                    new Parallel(executor, config.limits(name).parallelism()),
                    parts.time,
                    listeners,
                    reports.of(environment));
            environments.put(name, new Environment(setting, closing, runIds));
        }
        return new Engine(environments, config.interval(), executor, runIds, post, closing, owned);
    }

    private static Optional<RuleGenerator> rules(EnvironmentConfig environment) {
        return environment
                .rules()
                .filter(RuleOptions::enabled)
                .map(options -> new RuleGenerator(
                        options,
                        Platform.of(options.platform(), environment.target().map(PluginBinding::provider))));
    }

    /** The configured ones in their order, then those of the embedder, which judge everywhere. */
    private List<NamedPolicy> judges(EnvironmentConfig environment, Map<String, Policy> policies) {
        List<NamedPolicy> judges = new ArrayList<>();
        for (String name : environment.policies()) {
            Policy policy = policies.get(name);
            if (policy != null) {
                judges.add(new NamedPolicy(name, policy));
            }
        }
        parts.policies.forEach((name, policy) -> judges.add(new NamedPolicy(name, policy)));
        return judges;
    }
}
