package io.gitops4j.core.internal.config;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.Limits;
import io.gitops4j.PluginBinding;
import io.gitops4j.RuleOptions;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads the shape of a configuration, telling all that is wrong with it. */
final class ConfigReader {
    /** Stands for a binding that is already told to be wrong, so that nothing is told to miss it. */
    private static final PluginBinding WRONG = PluginBinding.of("wrong");

    private final Problems problems;

    ConfigReader(Problems problems) {
        this.problems = problems;
    }

    void read(Section top, GitOpsConfig.Builder config) {
        top.allow(Structure.topNames());
        simpleValues(top, config);
        bindings(top, Structure.SOURCES.name(), config::source);
        bindings(top, Structure.VALIDATORS.name(), config::validator);
        bindings(top, Structure.POLICIES.name(), config::policy);
        bindings(top, Structure.REPORTERS.name(), config::reporter);
        bindings(top, Structure.NOTIFIERS.name(), config::notifier);
        if (top.node(Structure.PARSERS.name()).isPresent()) {
            config.parsers(parsers(top));
        }
        top.node(Structure.STORE.name()).ifPresent(node -> config.store(binding(Structure.STORE.name(), node)));
        config.limits(limits(top, Structure.LIMITS.name()));
        top.section(Structure.ENVIRONMENTS.name()).ifPresent(all -> {
            for (String name : all.keys()) {
                all.section(name).ifPresent(section -> config.environment(environment(name, section)));
            }
        });
    }

    private void simpleValues(Section top, GitOpsConfig.Builder config) {
        Map<String, Object> raw = new LinkedHashMap<>();
        for (ConfigKey<?> key : Structure.TOP.keys()) {
            top.text(key.name()).ifPresent(text -> raw.put(key.name(), text));
        }
        raw.putIfAbsent(Structure.OWNER.name(), "");
        for (Diagnostic problem : PluginConfig.problems(Structure.TOP, raw)) {
            problems.add(problem.code(), problem.path(), problem.what(), problem.remedy());
            raw.remove(problem.path());
        }
        PluginConfig values = PluginConfig.of(Structure.TOP, raw);
        config.owner(values.get(Structure.OWNER));
        config.interval(values.get(Structure.INTERVAL));
        WorkDirectory.parse(values.get(Structure.WORK_DIRECTORY))
                .ifPresentOrElse(
                        config::workDirectory,
                        () -> problems.add(
                                "CONFIG-VALUE",
                                Structure.WORK_DIRECTORY.name(),
                                "this is no path on this machine",
                                "give the path of a directory"));
    }

    private void bindings(Section top, String key, BiConsumer<String, PluginBinding> add) {
        top.section(key).ifPresent(all -> {
            for (String name : all.keys()) {
                all.node(name).ifPresent(node -> add.accept(name, binding(ConfigPath.child(key, name), node)));
            }
        });
    }

    private List<PluginBinding> parsers(Section top) {
        List<PluginBinding> parsers = new ArrayList<>();
        for (YamlNode item : top.items(Structure.PARSERS.name())) {
            parsers.add(binding(ConfigPath.item(Structure.PARSERS.name(), parsers.size()), item));
        }
        return parsers;
    }

    private PluginBinding binding(String path, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isEmpty()) {
            return PluginBinding.of(scalar.text());
        }
        return Section.of(problems, path, node)
                .map(section -> {
                    section.allow(Structure.names(Structure.PLUGIN_PARTS));
                    Map<String, Object> options = section.options(Structure.PLUGIN_OPTIONS.name());
                    return provider(section, Structure.PROVIDER.name())
                            .map(id -> PluginBinding.of(id, options))
                            .orElse(WRONG);
                })
                .orElse(WRONG);
    }

    private Optional<String> provider(Section section, String key) {
        if (section.node(key).isEmpty()) {
            problems.add(
                    "CONFIG-REQUIRED",
                    ConfigPath.child(section.path(), key),
                    "'" + key + "' is missing",
                    "add it: the id of a provider");
        }
        return section.text(key);
    }

    private EnvironmentConfig environment(String name, Section section) {
        section.allow(Structure.names(Structure.ENVIRONMENT_PARTS));
        EnvironmentConfig.Builder environment = EnvironmentConfig.named(name)
                .labels(section.textsByName(Structure.LABELS.name()))
                .sources(section.texts(Structure.ENVIRONMENT_SOURCES.name()))
                .policies(section.texts(Structure.ENVIRONMENT_POLICIES.name()))
                .limits(limits(section, Structure.ENVIRONMENT_LIMITS.name()));
        if (section.node(Structure.ENVIRONMENT_REPORTERS.name()).isPresent()) {
            environment.reporters(section.texts(Structure.ENVIRONMENT_REPORTERS.name()));
        }
        if (section.node(Structure.ENVIRONMENT_NOTIFIERS.name()).isPresent()) {
            environment.notifiers(section.texts(Structure.ENVIRONMENT_NOTIFIERS.name()));
        }
        rules(section).ifPresent(environment::rules);
        Map<String, Object> options = section.options(Structure.OPTIONS.name());
        if (section.node(Structure.TARGET.name()).isPresent() || !options.isEmpty()) {
            environment.target(provider(section, Structure.TARGET.name())
                    .map(id -> PluginBinding.of(id, options))
                    .orElse(WRONG));
        }
        section.node(Structure.RENDER_TO.name())
                .ifPresent(node -> environment.renderTo(
                        binding(ConfigPath.child(section.path(), Structure.RENDER_TO.name()), node)));
        section.node(Structure.SECRET_CHECKER.name())
                .ifPresent(node -> environment.secretChecker(
                        binding(ConfigPath.child(section.path(), Structure.SECRET_CHECKER.name()), node)));
        return environment.build();
    }

    private Limits limits(Section section, String key) {
        return checked(section, key, LimitKeys.SPEC, LimitKeys::problems)
                .map(ConfigReader::built)
                .orElse(Limits.defaults());
    }

    private Optional<RuleOptions> rules(Section section) {
        String key = Structure.ENVIRONMENT_RULES.name();
        if (section.node(key).isEmpty()) {
            return Optional.empty();
        }
        return checked(section, key, RuleKeys.SPEC, RuleCheck::problems).map(raw -> {
            RuleOptions.Builder rules = RuleOptions.builder();
            raw.forEach(rules::set);
            return rules.build();
        });
    }

    /** The raw values of a section with typed keys; nothing when any of them is wrong, and then that is told. */
    private Optional<Map<String, Object>> checked(
            Section section, String key, ConfigSpec spec, Function<Map<String, Object>, List<Diagnostic>> check) {
        Map<String, Object> raw = section.options(key);
        List<Diagnostic> found =
                OptionCheck.placed(problems.positions(), ConfigPath.child(section.path(), key), check.apply(raw));
        found.forEach(problem -> problems.add(OptionCheck.spelled(spec, problem)));
        return found.isEmpty() ? Optional.of(raw) : Optional.empty();
    }

    private static Limits built(Map<String, Object> raw) {
        Limits.Builder limits = Limits.builder();
        raw.forEach(limits::set);
        return limits.build();
    }
}
