package io.gitops4j.core.internal.run;

import io.gitops4j.core.internal.desired.NamedValidator;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plug-ins of one engine, ready-made ones and those that the configuration names. Where one could not be made it is missing here.
 *
 * @param policies of the configuration alone, by name; an environment names those that judge it
 * @param targets by environment
 * @param secretCheckers by environment
 */
record Plugins(
        List<ManifestParser> parsers,
        Map<String, Source> sources,
        List<NamedValidator> validators,
        Map<String, Policy> policies,
        Map<String, Target> targets,
        Map<String, SecretChecker> secretCheckers,
        Map<String, ForgeReporter> reporters,
        Map<String, Notifier> notifiers,
        Optional<HistoryStore> store) {}
