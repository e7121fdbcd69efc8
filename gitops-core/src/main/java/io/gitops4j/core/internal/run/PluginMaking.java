package io.gitops4j.core.internal.run;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.RuleOptions;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.core.internal.desired.NamedValidator;
import io.gitops4j.core.internal.directory.DirectoryTarget;
import io.gitops4j.core.internal.directory.RuleFilesBeside;
import io.gitops4j.core.internal.plugin.Catalog;
import io.gitops4j.core.internal.rendered.KeptTarget;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the plug-ins that the configuration names, beside those that the embedder has made. Used once. */
final class PluginMaking {
    private final Parts parts;
    private final GitOpsConfig config;
    private final Providers providers;
    private final PluginFactory factory;
    private final List<Diagnostic> problems = new ArrayList<>();

    PluginMaking(Parts parts, GitOpsConfig config, Providers providers, PluginFactory factory) {
        this.parts = parts;
        this.config = config;
        this.providers = providers;
        this.factory = factory;
    }

    /** Makes all of them, whatever is wrong with some: {@link #problems} then says what. */
    Plugins make() {
        return new Plugins(
                parsers(),
                named("sources", config.sources(), providers.sources(), parts.sources),
                validators(),
                beside("policies", config.policies(), providers.policies(), parts.policies),
                targets(),
                ofEnvironments(
                        ".secretChecker",
                        EnvironmentConfig::secretChecker,
                        providers.secretCheckers(),
                        parts.secretCheckers),
                named("reporters", config.reporters(), providers.reporters(), parts.reporters),
                named("notifiers", config.notifiers(), providers.notifiers(), parts.notifiers),
                store());
    }

    /** What was wrong. */
    List<Diagnostic> problems() {
        List<Diagnostic> all = new ArrayList<>(problems);
        all.addAll(factory.problems());
        return all;
    }

    /** Ready-made ones, and those of the configuration whose names are free. */
    private <T extends AutoCloseable, P extends PluginProvider<T>> Map<String, T> named(
            String key, Map<String, PluginBinding> bindings, Catalog<P> catalog, Map<String, T> ready) {
        Map<String, T> all = new LinkedHashMap<>(ready);
        all.putAll(beside(key, bindings, catalog, ready));
        return all;
    }

    /** Those of the configuration whose names are free. */
    private <T extends AutoCloseable, P extends PluginProvider<T>> Map<String, T> beside(
            String key, Map<String, PluginBinding> bindings, Catalog<P> catalog, Map<String, T> ready) {
        Map<String, T> made = new LinkedHashMap<>();
        bindings.forEach((name, binding) -> {
            if (!ready.containsKey(name)) {
                factory.make(catalog, key + "." + name, name, binding).ifPresent(plugin -> made.put(name, plugin));
            }
        });
        return made;
    }

    /** Ready-made ones, and those of the environments that have none; each environment may name one. */
    private <T extends AutoCloseable, P extends PluginProvider<T>> Map<String, T> ofEnvironments(
            String key,
            Function<EnvironmentConfig, Optional<PluginBinding>> chosen,
            Catalog<P> catalog,
            Map<String, T> ready) {
        Map<String, T> all = new LinkedHashMap<>(ready);
        config.environments()
                .forEach((name, environment) -> chosen.apply(environment)
                        .filter(binding -> !all.containsKey(name))
                        .flatMap(binding -> factory.make(catalog, "environments." + name + key, name, binding))
                        .ifPresent(plugin -> all.put(name, plugin)));
        return all;
    }

    private List<ManifestParser> parsers() {
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

    /** Those of the configuration by name, then those of the embedder; one of the embedder's replaces a configured one of its name. */
    private List<NamedValidator> validators() {
        List<NamedValidator> validators = new ArrayList<>();
        beside("validators", config.validators(), providers.validators(), parts.validators)
                .forEach((name, validator) -> validators.add(new NamedValidator(name, validator)));
        parts.validators.forEach((name, validator) -> validators.add(new NamedValidator(name, validator)));
        return validators;
    }

    private Map<String, Target> targets() {
        Map<String, Target> targets = ofEnvironments("", EnvironmentConfig::target, providers.targets(), parts.targets);
        keepRendered(targets);
        keepRules(targets);
        return targets;
    }

    /** Puts a store behind each target that is to render only. */
    private void keepRendered(Map<String, Target> targets) {
        config.environments()
                .forEach((name, environment) -> environment
                        .renderTo()
                        .flatMap(binding -> factory.make(
                                providers.renderedStores(), "environments." + name + ".renderTo", name, binding))
                        .ifPresent(store ->
                                targets.computeIfPresent(name, (same, renderer) -> new KeptTarget(renderer, store))));
    }

    /** Puts a directory for rule files beside each target that is told to have one. */
    private void keepRules(Map<String, Target> targets) {
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

    private Optional<HistoryStore> store() {
        return parts.store == null
                ? factory.make(providers.stores(), "store", "store", config.store())
                : Optional.of(parts.store);
    }
}
