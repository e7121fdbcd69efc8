package io.gitops4j.waml;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes {@link WamlParser}s from configuration, under the id {@code waml}. */
public final class WamlParserProvider implements ManifestParserProvider {
    private static final ConfigKey<List<String>> FILES = ConfigKey.list(
            "files", "patterns of manifests: without a slash of the file's name, with one of the whole path");
    private static final ConfigKey<Map<String, String>> TEMPLATES = ConfigKey.map(
            "templates", "more templates: class path resources with their defaults as YAML, by template name");
    private static final ConfigKey<Map<String, String>> TEMPLATE_FILES = ConfigKey.map(
            "templateFiles",
            "more templates: files of the manifests' own source with their defaults as YAML, by template name");
    private static final ConfigKey<List<String>> TEAMS =
            ConfigKey.list("teams", "teams that an owner may be, beside addresses; without them an owner is any text");
    private static final ConfigKey<Map<String, String>> REQUEST_CLASSES =
            ConfigKey.map("requestClasses", "objectives in per cent, by request class");
    private static final ConfigKey<String> UNKNOWN_ENVIRONMENTS = ConfigKey.choice(
            "unknownEnvironments",
            "what a deploy id of no configured environment is worth",
            "error",
            "warning",
            "ignore");
    private static final ConfigKey<Integer> MAX_BYTES = ConfigKey.integer("maxBytes", "largest manifest, in bytes");
    private static final ConfigKey<Integer> MAX_REPLICAS =
            ConfigKey.integer("maxReplicas", "highest number of instances that a manifest may ask for");

    private static final ConfigSpec SPEC = spec(WamlOptions.defaults());

    /** For the service loader. */
    public WamlParserProvider() {}

    private static ConfigSpec spec(WamlOptions defaults) {
        return ConfigSpec.of(
                FILES.defaultsTo(defaults.files()),
                TEMPLATES,
                TEMPLATE_FILES,
                TEAMS,
                REQUEST_CLASSES,
                UNKNOWN_ENVIRONMENTS.defaultsTo("warning"),
                MAX_BYTES.defaultsTo(defaults.maxBytes()),
                MAX_REPLICAS.defaultsTo(defaults.maxReplicas()));
    }

    @Override
    public String id() {
        return "waml";
    }

    @Override
    public ConfigSpec configSpec() {
        return SPEC;
    }

    @Override
    public ManifestParser create(PluginConfig config, PluginContext context) {
        return new WamlParser(options(config));
    }

    /**
     * The options that a configuration of this provider says, for tools that check manifests as the engine does.
     *
     * @throws GitOpsException CONFIG, when an option is wrong
     */
    public static WamlOptions options(PluginConfig config) {
        try {
            return read(config);
        } catch (IllegalArgumentException e) {
            throw problem("", String.valueOf(e.getMessage()), "mend the option");
        }
    }

    private static WamlOptions read(PluginConfig config) {
        WamlOptions.Builder options = WamlOptions.builder();
        config.find(FILES).ifPresent(options::files);
        config.find(TEMPLATES)
                .ifPresent(map -> map.forEach((name, resource) -> options.template(name, text(resource))));
        config.find(TEMPLATE_FILES).ifPresent(options::templateFiles);
        config.find(TEAMS).ifPresent(options::teams);
        config.find(REQUEST_CLASSES).ifPresent(map -> options.requestClasses(percents(map)));
        config.find(UNKNOWN_ENVIRONMENTS)
                .ifPresent(word ->
                        options.unknownEnvironments(UnknownEnvironments.valueOf(word.toUpperCase(Locale.ROOT))));
        config.find(MAX_BYTES).ifPresent(options::maxBytes);
        config.find(MAX_REPLICAS).ifPresent(options::maxReplicas);
        return options.build();
    }

    private static Map<String, BigDecimal> percents(Map<String, String> texts) {
        Map<String, BigDecimal> percents = new HashMap<>();
        texts.forEach((name, text) -> {
            try {
                percents.put(name, new BigDecimal(text));
            } catch (NumberFormatException e) {
                throw problem("requestClasses." + name, "'" + text + "' is no percentage", "write for example 99.9");
            }
        });
        return percents;
    }

    /** By the loader of this class, not the thread's: the same in every thread of an embedder. */
    private static String text(String resource) {
        try (InputStream in = WamlParserProvider.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw problem(
                        "templates",
                        "there is no resource '" + resource + "' on the class path",
                        "add it, with / between folders and none before the first");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw problem("templates", "the resource '" + resource + "' cannot be read", "check the jar that holds it");
        }
    }

    private static GitOpsException problem(String option, String what, String remedy) {
        return new GitOpsException(
                FailureKind.CONFIG,
                Diagnostic.error("CONFIG-VALUE")
                        .path(option)
                        .what(what)
                        .remedy(remedy)
                        .build());
    }
}
