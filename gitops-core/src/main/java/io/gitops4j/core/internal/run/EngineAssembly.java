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
import io.gitops4j.core.internal.desired.NamedValidator;
import io.gitops4j.core.internal.desired.SourceReader;
import io.gitops4j.core.internal.directory.DirectoryTarget;
import io.gitops4j.core.internal.directory.RuleFilesBeside;
import io.gitops4j.core.internal.outbox.Work;
import io.gitops4j.core.internal.plan.NamedPolicy;
import io.gitops4j.core.internal.rendered.KeptTarget;
import io.gitops4j.core.internal.report.Outbox;
import io.gitops4j.core.internal.rules.Platform;
import io.gitops4j.core.internal.rules.RuleGenerator;
import io.gitops4j.core.internal.secret.DiscreetTarget;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.Target;
import java.nio.file.Path;
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
    private final PluginFactory factory;

    private EngineAssembly(Parts parts, GitOpsConfig config) {
        this.parts = parts;
        this.config = config;
        this.executor = parts.executor == null ? owned.add(new OwnThreads()).pool() : parts.executor;
        this.factory = new PluginFactory(config, executor, parts.time.clock(), owned);
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
        Providers providers = Providers.of(parts);
        List<Diagnostic> problems = new ArrayList<>(ConfigCheck.references(
                config,
                new ConfigCheck.Ready(
                        parts.sources.keySet(),
                        parts.targets.keySet(),
                        parts.policies.keySet(),
                        parts.reporters.keySet(),
                        parts.notifiers.keySet())));
        List<ManifestParser> parsers = parsers(providers);
        Map<String, Source> sources = sources(providers);
        List<NamedValidator> validators = validators(providers);
        Map<String, Policy> policies = policies(providers);
        Map<String, Target> targets = targets(providers);
        Map<String, SecretChecker> checkers = secretCheckers(providers);
        keepRendered(providers, targets);
        Told told = new Told(reporters(providers), notifiers(providers));
        problems.addAll(keepRules(targets));
        Optional<HistoryStore> store = store(providers);
        problems.addAll(factory.problems());
        if (sources.isEmpty() && problems.isEmpty()) {
            problems.add(missing("sources", "no source is configured", "add one under 'sources'"));
        }
        if (config.environments().isEmpty()) {
            problems.add(missing("environments", "no environment is configured", "add one under 'environments'"));
        }
        if (!problems.isEmpty()) {
            throw new GitOpsException(FailureKind.CONFIG, problems);
        }
        return engine(
                readers(sources, parsers),
                new Judges(validators, policies),
                new Ends(targets, checkers, told),
                store.orElseThrow());
    }

    private static Diagnostic missing(String path, String what, String remedy) {
        return Diagnostic.error("CONFIG-REQUIRED")
                .path(path)
                .what(what)
                .remedy(remedy)
                .build();
    }

    private List<ManifestParser> parsers(Providers providers) {
        List<ManifestParser> parsers = new ArrayList<>(parts.parsers);
        boolean onlyReadyMade = !parsers.isEmpty() && config.position("parsers").isEmpty();
        for (int i = 0; i < config.parsers().size(); i++) {
            PluginBinding binding = config.parsers().get(i);
            boolean there = providers.parsers().ids().contains(binding.provider());
            if (there || !onlyReadyMade) {
                factory.make(providers.parsers(), "parsers[" + i + "]", binding.provider(), binding)
                        .ifPresent(parsers::add);
            }
        }
        return parsers;
    }

    private Map<String, Source> sources(Providers providers) {
        Map<String, Source> sources = new LinkedHashMap<>(parts.sources);
        config.sources().forEach((name, binding) -> {
            if (!sources.containsKey(name)) {
                factory.make(providers.sources(), "sources." + name, name, binding)
                        .ifPresent(source -> sources.put(name, source));
            }
        });
        return sources;
    }

    /** Those of the configuration by name, then those of the embedder; one of the embedder's replaces a configured one of its name. */
    private List<NamedValidator> validators(Providers providers) {
        List<NamedValidator> validators = new ArrayList<>();
        config.validators().forEach((name, binding) -> {
            if (!parts.validators.containsKey(name)) {
                factory.make(providers.validators(), "validators." + name, name, binding)
                        .ifPresent(validator -> validators.add(new NamedValidator(name, validator)));
            }
        });
        parts.validators.forEach((name, validator) -> validators.add(new NamedValidator(name, validator)));
        return validators;
    }

    private Map<String, Policy> policies(Providers providers) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        config.policies().forEach((name, binding) -> {
            if (!parts.policies.containsKey(name)) {
                factory.make(providers.policies(), "policies." + name, name, binding)
                        .ifPresent(policy -> policies.put(name, policy));
            }
        });
        return policies;
    }

    private Map<String, Target> targets(Providers providers) {
        Map<String, Target> targets = new LinkedHashMap<>(parts.targets);
        for (EnvironmentConfig environment : config.environments().values()) {
            String name = environment.name();
            if (!targets.containsKey(name) && environment.target().isPresent()) {
                factory.make(
                                providers.targets(),
                                "environments." + name,
                                name,
                                environment.target().get())
                        .ifPresent(target -> targets.put(name, target));
            }
        }
        return targets;
    }

    private Map<String, SecretChecker> secretCheckers(Providers providers) {
        Map<String, SecretChecker> checkers = new LinkedHashMap<>(parts.secretCheckers);
        for (EnvironmentConfig environment : config.environments().values()) {
            String name = environment.name();
            if (!checkers.containsKey(name) && environment.secretChecker().isPresent()) {
                factory.make(
                                providers.secretCheckers(),
                                "environments." + name + ".secretChecker",
                                name,
                                environment.secretChecker().get())
                        .ifPresent(checker -> checkers.put(name, checker));
            }
        }
        return checkers;
    }

    private Map<String, ForgeReporter> reporters(Providers providers) {
        Map<String, ForgeReporter> reporters = new LinkedHashMap<>(parts.reporters);
        config.reporters().forEach((name, binding) -> {
            if (!reporters.containsKey(name)) {
                factory.make(providers.reporters(), "reporters." + name, name, binding)
                        .ifPresent(reporter -> reporters.put(name, reporter));
            }
        });
        return reporters;
    }

    private Map<String, Notifier> notifiers(Providers providers) {
        Map<String, Notifier> notifiers = new LinkedHashMap<>(parts.notifiers);
        config.notifiers().forEach((name, binding) -> {
            if (!notifiers.containsKey(name)) {
                factory.make(providers.notifiers(), "notifiers." + name, name, binding)
                        .ifPresent(notifier -> notifiers.put(name, notifier));
            }
        });
        return notifiers;
    }

    /** Who is told, by name. */
    private record Told(Map<String, ForgeReporter> reporters, Map<String, Notifier> notifiers) {}

    /** What an environment has of its own, by its name. */
    private record Judges(List<NamedValidator> validators, Map<String, Policy> policies) {}

    private record Ends(Map<String, Target> targets, Map<String, SecretChecker> secretCheckers, Told told) {}

    /** Puts a store behind each target that is to render only. */
    private void keepRendered(Providers providers, Map<String, Target> targets) {
        for (EnvironmentConfig environment : config.environments().values()) {
            String name = environment.name();
            Optional<PluginBinding> binding = environment.renderTo();
            if (binding.isPresent()) {
                factory.make(providers.renderedStores(), "environments." + name + ".renderTo", name, binding.get())
                        .ifPresent(store ->
                                targets.computeIfPresent(name, (same, renderer) -> new KeptTarget(renderer, store)));
            }
        }
    }

    /** Puts a directory for rule files beside each target that is told to have one. */
    private List<Diagnostic> keepRules(Map<String, Target> targets) {
        List<Diagnostic> problems = new ArrayList<>();
        for (EnvironmentConfig environment : config.environments().values()) {
            String name = environment.name();
            Target target = targets.get(name);
            Optional<Path> directory = environment.rules().flatMap(RuleOptions::directory);
            if (target == null || directory.isEmpty()) {
                continue;
            }
            if (PluginCall.call("the target of " + name, target::capabilities).contains(Capability.RULES)) {
                problems.add(rulesTwice(name));
            } else {
                targets.put(
                        name,
                        new RuleFilesBeside(target, new DirectoryTarget(directory.get(), true, parts.time.clock())));
            }
        }
        return problems;
    }

    private Diagnostic rulesTwice(String environment) {
        String path = "environments." + environment + ".rules.directory";
        Diagnostic.Builder problem = Diagnostic.error("CONFIG-VALUE")
                .path(path)
                .what("the target of '" + environment + "' keeps rules itself")
                .remedy("remove the directory, or switch that off at the target");
        config.position(path).ifPresent(problem::at);
        return problem.build();
    }

    private Optional<HistoryStore> store(Providers providers) {
        return parts.store == null
                ? factory.make(providers.stores(), "store", "store", config.store())
                : Optional.of(parts.store);
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

    private GitOpsEngine engine(Map<String, SourceReader> readers, Judges judges, Ends ends, HistoryStore store) {
        Cancellation closing = new Cancellation();
        RunIds runIds = new RunIds(parts.random);
        Map<String, Environment> environments = new LinkedHashMap<>();
        Reports reports =
                new Reports(config, ends.told().reporters(), ends.told().notifiers(), parts.listeners);
        Work work = reports.work(executor, parts.time, closing);
        Outbox outbox = owned.add(reports.forges(work));
        List<ReconcileListener> listeners = reports.listeners(
                outbox,
                owned.add(reports.people(work)),
                query -> Objects.requireNonNull(environments.get(query.environment()), query.environment())
                        .deployments(query));
        for (EnvironmentConfig environment : config.environments().values()) {
            String name = environment.name();
            Set<String> from =
                    new LinkedHashSet<>(environment.sources().isEmpty() ? readers.keySet() : environment.sources());
            Target target = new MeasuredTarget(
                    new DiscreetTarget(Objects.requireNonNull(ends.targets().get(name), name)));
            Setting setting = new Setting(
                    name,
                    environment.labels(),
                    GitOpsConfig.mark(config.owner(), name),
                    config.limits(name).strictPortability(),
                    rules(environment),
                    config.limits(name),
                    from.stream().map(readers::get).filter(Objects::nonNull).toList(),
                    judges.validators(),
                    judges(environment, judges.policies()),
                    Optional.ofNullable(ends.secretCheckers().get(name)),
                    target,
                    PluginCall.call("the target of " + name, target::capabilities),
                    store,
                    new Parallel(executor, config.limits(name).parallelism()),
                    parts.time,
                    listeners,
                    reports.of(environment));
            environments.put(name, new Environment(setting, closing, runIds));
        }
        return new Engine(environments, config.interval(), executor, runIds, outbox, closing, owned);
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
