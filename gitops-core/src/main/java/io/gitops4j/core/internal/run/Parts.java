package io.gitops4j.core.internal.run;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.ReconcileListener;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a builder has collected. Mutable, used by one thread, and only until the engine is made. */
public final class Parts {
    public @Nullable GitOpsConfig config;
    public boolean discovery = true;
    public @Nullable ClassLoader pluginClassLoader;
    public final List<PluginProvider<?>> registered = new ArrayList<>();
    public final Map<String, Source> sources = new LinkedHashMap<>();
    public final Map<String, Target> targets = new LinkedHashMap<>();
    public final List<ManifestParser> parsers = new ArrayList<>();
    public final Map<String, Validator> validators = new LinkedHashMap<>();
    public final Map<String, Policy> policies = new LinkedHashMap<>();
    public final Map<String, SecretChecker> secretCheckers = new LinkedHashMap<>();
    public final Map<String, ForgeReporter> reporters = new LinkedHashMap<>();
    public final Map<String, Notifier> notifiers = new LinkedHashMap<>();
    public @Nullable HistoryStore store;
    public final List<ReconcileListener> listeners = new ArrayList<>();
    public @Nullable Executor executor;
    public Time time = Time.system();
    public RandomGenerator random = new SplittableRandom();
}
