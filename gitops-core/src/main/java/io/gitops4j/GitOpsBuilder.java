package io.gitops4j;

import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.core.internal.run.EngineAssembly;
import io.gitops4j.core.internal.run.Parts;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.Validator;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Collects what an engine is made of. Not thread-safe.
 *
 * <p>Plug-ins come in three ways, each winning over the next: a ready-made instance, a registered provider, a provider found by
 * {@link java.util.ServiceLoader}. Found providers do nothing until the configuration names one. The engine closes what it made
 * from providers; ready-made instances and a lent executor stay the embedder's.
 */
public final class GitOpsBuilder {
    private final Parts parts = new Parts();

    GitOpsBuilder() {}

    /** What to deploy from where to where. Required. */
    public GitOpsBuilder config(GitOpsConfig value) {
        parts.config = Objects.requireNonNull(value, "config");
        return this;
    }

    /** Whether providers are looked for with {@link java.util.ServiceLoader}; they are, where nothing is said. */
    public GitOpsBuilder discovery(boolean enabled) {
        parts.discovery = enabled;
        return this;
    }

    /** Where to look for providers; the loader of this library where nothing is said, never the thread's own. */
    public GitOpsBuilder pluginClassLoader(ClassLoader loader) {
        parts.pluginClassLoader = Objects.requireNonNull(loader, "loader");
        return this;
    }

    /** A provider of any type. It wins over a found one of the same id. */
    public GitOpsBuilder register(PluginProvider<?> provider) {
        parts.registered.add(Objects.requireNonNull(provider, "provider"));
        return this;
    }

    /** A ready-made source under this name. */
    public GitOpsBuilder source(String name, Source source) {
        parts.sources.put(name, Objects.requireNonNull(source, "source"));
        return this;
    }

    /** A ready-made target for this environment. */
    public GitOpsBuilder target(String environment, Target target) {
        parts.targets.put(environment, Objects.requireNonNull(target, "target"));
        return this;
    }

    /** Asked whether the secrets are there that services of this environment refer to, instead of a configured checker. */
    public GitOpsBuilder secretChecker(String environment, SecretChecker checker) {
        parts.secretCheckers.put(environment, Objects.requireNonNull(checker, "checker"));
        return this;
    }

    /** A ready-made parser, asked before the configured ones. */
    public GitOpsBuilder parser(ManifestParser parser) {
        parts.parsers.add(Objects.requireNonNull(parser, "parser"));
        return this;
    }

    /** A check of declared services for every environment, beside the configured ones; a lambda will do. */
    public GitOpsBuilder validator(String name, Validator validator) {
        parts.validators.put(name, Objects.requireNonNull(validator, "validator"));
        return this;
    }

    /** A policy for every environment, beside the configured ones; a lambda will do. */
    public GitOpsBuilder policy(String name, Policy policy) {
        parts.policies.put(name, Objects.requireNonNull(policy, "policy"));
        return this;
    }

    /** Tells a forge how it goes, beside the configured ones; one of the name of a configured one replaces it. */
    public GitOpsBuilder reporter(String name, ForgeReporter reporter) {
        parts.reporters.put(name, Objects.requireNonNull(reporter, "reporter"));
        return this;
    }

    /** Tells people, beside the configured ones; one of the name of a configured one replaces it. */
    public GitOpsBuilder notifier(String name, Notifier notifier) {
        parts.notifiers.put(name, Objects.requireNonNull(notifier, "notifier"));
        return this;
    }

    /** Where the history is kept, instead of the configured store. */
    public GitOpsBuilder historyStore(HistoryStore store) {
        parts.store = Objects.requireNonNull(store, "store");
        return this;
    }

    /** Hears what happens. May be called several times. */
    public GitOpsBuilder listener(ReconcileListener listener) {
        parts.listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Runs services side by side and the loops of {@link GitOpsEngine#poll}, each of which keeps one thread per environment. Without
     * it the engine makes daemon threads of its own as it needs them, named {@code gitops4j-n}, and ends them when it is closed.
     */
    public GitOpsBuilder executor(Executor executor) {
        parts.executor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /** The engine's time and its way to wait, so that a test decides both. */
    public GitOpsBuilder time(Clock clock, Pauses pauses) {
        parts.time = Time.of(Objects.requireNonNull(clock, "clock"), Objects.requireNonNull(pauses, "pauses"));
        return this;
    }

    /** For run ids and jitter; a seeded one makes them repeatable. */
    public GitOpsBuilder random(RandomGenerator random) {
        parts.random = Objects.requireNonNull(random, "random");
        return this;
    }

    /**
     * Makes the engine. Checks everything that needs no network.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG with every problem at once, with its line where the configuration was read
     */
    public GitOpsEngine build() {
        return EngineAssembly.build(parts);
    }
}
