package io.gitops4j.core.internal.config;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Diagnostic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a configuration whatever plug-ins there are, whether it was built in code or read. */
public final class ConfigCheck {
    /** Also a legal value of a Kubernetes label, which is where the mark lives there. */
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    /** No dots: names are steps of paths in messages. No @: it divides a deploy id from a deploy ref. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?");

    private static final int LONGEST_MARK = 63;
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    private final GitOpsConfig config;
    private final List<Diagnostic> found = new ArrayList<>();

    private ConfigCheck(GitOpsConfig config) {
        this.config = config;
    }

    /** Every problem. */
    public static List<Diagnostic> problems(GitOpsConfig config) {
        ConfigCheck check = new ConfigCheck(config);
        check.owner();
        check.names("sources", config.sources().keySet());
        check.names("environments", config.environments().keySet());
        check.names("validators", config.validators().keySet());
        check.names("policies", config.policies().keySet());
        check.names("reporters", config.reporters().keySet());
        check.names("notifiers", config.notifiers().keySet());
        check.marks();
        check.parsers();
        if (config.interval().compareTo(SHORTEST_INTERVAL) < 0) {
            check.add(
                    "CONFIG-RANGE",
                    "interval",
                    "interval is " + Structure.written(config.interval()),
                    "give at least 1s");
        }
        return List.copyOf(check.found);
    }

    private void owner() {
        if (config.owner().isEmpty()) {
            add("CONFIG-REQUIRED", "owner", "the owner is missing", "add 'owner: ' and a name of your choice");
        } else if (!OWNER.matcher(config.owner()).matches()) {
            add(
                    "CONFIG-NAME",
                    "owner",
                    "'" + config.owner() + "' cannot be an owner mark",
                    "use up to 63 letters, digits, '-', '_' and '.', a letter or digit first and last");
        }
    }

    /** Owner and environment together are the mark, and the longest label of Kubernetes is its limit. */
    private void marks() {
        for (String environment : config.environments().keySet()) {
            int length = GitOpsConfig.mark(config.owner(), environment).length();
            if (length > LONGEST_MARK && !config.owner().isEmpty()) {
                add(
                        "CONFIG-NAME",
                        ConfigPath.child("environments", environment),
                        "owner and '" + environment + "' are together " + length
                                + " characters with the dot between them",
                        "shorten one of them: " + LONGEST_MARK + " is the limit");
            }
        }
    }

    private void names(String section, Collection<String> names) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                add(
                        "CONFIG-NAME",
                        ConfigPath.child(section, name),
                        "'" + name + "' cannot be a name",
                        "use up to 63 letters, digits, '-' and '_', a letter or digit first and last");
            }
        }
    }

    private void parsers() {
        Set<String> ids = new HashSet<>();
        List<PluginBinding> parsers = config.parsers();
        for (int i = 0; i < parsers.size(); i++) {
            if (!ids.add(parsers.get(i).provider())) {
                add(
                        "CONFIG-DUP",
                        ConfigPath.item("parsers", i),
                        "the parser '" + parsers.get(i).provider() + "' is there twice",
                        "keep one");
            }
        }
        if (parsers.isEmpty()) {
            add("CONFIG-REQUIRED", "parsers", "the list of parsers is empty", "name one, or remove the key");
        }
    }

    /**
     * What the embedder made, by name; targets by environment.
     */
    public record Ready(
            Set<String> sources,
            Set<String> targets,
            Set<String> policies,
            Set<String> reporters,
            Set<String> notifiers) {
        /** Copies the sets. */
        public Ready {
            sources = Set.copyOf(sources);
            targets = Set.copyOf(targets);
            policies = Set.copyOf(policies);
            reporters = Set.copyOf(reporters);
            notifiers = Set.copyOf(notifiers);
        }
    }

    /**
     * Names that lead nowhere. Apart from {@link #problems}, since only the engine's builder knows what the embedder made.
     *
     * @param ready what is made already
     */
    public static List<Diagnostic> references(GitOpsConfig config, Ready ready) {
        ConfigCheck check = new ConfigCheck(config);
        for (EnvironmentConfig environment : config.environments().values()) {
            String path = ConfigPath.child("environments", environment.name());
            if (environment.target().isEmpty() && !ready.targets().contains(environment.name())) {
                check.add(
                        "CONFIG-REQUIRED",
                        ConfigPath.child(path, Structure.TARGET.name()),
                        "environment '" + environment.name() + "' has no target",
                        "add 'target: ' and the id of a provider");
            }
            check.known(
                    path,
                    "sources",
                    "source",
                    environment.sources(),
                    config.sources().keySet(),
                    ready.sources());
            check.known(
                    path,
                    "policies",
                    "policy",
                    environment.policies(),
                    config.policies().keySet(),
                    ready.policies());
            check.known(
                    path,
                    "reporters",
                    "reporter",
                    environment.reporters().orElse(List.of()),
                    config.reporters().keySet(),
                    ready.reporters());
            check.known(
                    path,
                    "notifiers",
                    "notifier",
                    environment.notifiers().orElse(List.of()),
                    config.notifiers().keySet(),
                    ready.notifiers());
        }
        return List.copyOf(check.found);
    }

    private void known(
            String path, String key, String word, List<String> named, Set<String> configured, Set<String> ready) {
        List<String> all = new ArrayList<>(configured);
        ready.stream().sorted().forEach(all::add);
        for (int i = 0; i < named.size(); i++) {
            if (!all.contains(named.get(i))) {
                add(
                        "CONFIG-REFERENCE",
                        ConfigPath.item(ConfigPath.child(path, key), i),
                        "there is no " + word + " '" + named.get(i) + "'",
                        all.isEmpty() ? "declare it under '" + key + "'" : Spelling.remedy(named.get(i), all));
            }
        }
    }

    private void add(String code, String path, String what, String remedy) {
        Diagnostic.Builder problem =
                Diagnostic.error(code).path(path).what(what).remedy(remedy);
        config.position(path).ifPresent(problem::at);
        found.add(problem.build());
    }
}
