package io.gitops4j.core.internal.config;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes the reference page of a configuration. */
public final class ReferenceWriter {
    private static final String START = """
            # Configuration reference

            Generated from the program: do not edit. A configuration is one YAML document, usually `gitops.yaml`. Keys are closed: an
            unknown one is an error that names the nearest known one, and all errors are told at once, each with its line. A plug-in
            is written as the id of its provider, or as a mapping of `provider` and `options`. A time is a number with `ms`, `s`, `m`,
            `h` or `d`. A secret is a reference, `env:NAME` or `file:/path`, never the secret itself; it is read anew at every use.

            """;

    private final StringBuilder page = new StringBuilder(START);

    private ReferenceWriter() {}

    /** The page. */
    public static String markdown(List<PluginProvider<?>> providers) {
        ReferenceWriter writer = new ReferenceWriter();
        writer.title("##", "The file");
        writer.options(Structure.TOP);
        writer.parts(Structure.TOP_PARTS);
        writer.title("##", "An environment");
        writer.parts(Structure.ENVIRONMENT_PARTS);
        writer.title("##", "Limits");
        writer.options(LimitKeys.SPEC);
        writer.title("##", "Rules");
        writer.options(RuleKeys.SPEC);
        for (ProviderType type : ProviderType.values()) {
            writer.providers(type, type.among(providers));
        }
        return writer.page.toString().stripTrailing() + "\n";
    }

    private void providers(ProviderType type, List<PluginProvider<?>> providers) {
        if (providers.isEmpty()) {
            return;
        }
        title("##", type.title());
        page.append("Written as ").append(type.place()).append(".\n\n");
        for (PluginProvider<?> provider : providers) {
            title("###", type.title() + ": `" + provider.id() + "`");
            if (provider.configSpec().keys().isEmpty()) {
                page.append("No options.\n\n");
            } else {
                options(provider.configSpec());
            }
        }
    }

    private void title(String level, String text) {
        page.append(level).append(' ').append(text).append("\n\n");
    }

    private void parts(List<Structure.Part> parts) {
        page.append("| key | what it holds |\n| --- | --- |\n");
        parts.forEach(part -> row("`" + part.name() + "`", part.description()));
        page.append('\n');
    }

    private void options(ConfigSpec spec) {
        page.append("| option | type | default | what it does |\n| --- | --- | --- | --- |\n");
        for (ConfigKey<?> key : spec.keys()) {
            row("`" + key.name() + "`", type(key), defaultOf(key), key.description());
        }
        page.append('\n');
    }

    private void row(String... cells) {
        page.append('|');
        for (String cell : cells) {
            page.append(' ').append(cell.replace("|", "\\|").replace("\n", " ")).append(" |");
        }
        page.append('\n');
    }

    private static String type(ConfigKey<?> key) {
        return key.type() == ConfigKey.Type.CHOICE
                ? "`" + String.join("`, `", key.choices()) + "`"
                : key.type().name().toLowerCase(Locale.ROOT);
    }

    private static String defaultOf(ConfigKey<?> key) {
        return key.defaultValue().map(ReferenceWriter::shown).orElse(key.isRequired() ? "**required**" : "");
    }

    private static String shown(Object value) {
        String text = value instanceof Duration time ? Structure.written(time) : value.toString();
        return text.isEmpty() || text.equals("[]") || text.equals("{}") ? "" : "`" + text + "`";
    }
}
