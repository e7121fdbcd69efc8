package io.gitops4j.waml;

import io.gitops4j.api.Severity;
import io.gitops4j.api.Wildcards;
import io.gitops4j.spi.ManifestEditor;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.waml.internal.layer.TemplateReader;
import io.gitops4j.waml.internal.layer.Templates;
import io.gitops4j.waml.internal.manifest.FileCheck;
import io.gitops4j.waml.internal.manifest.ManifestOpener;
import io.gitops4j.waml.internal.manifest.ManifestReader;
import io.gitops4j.waml.internal.schema.SchemaSettings;
import io.gitops4j.waml.internal.schema.WamlSchema;
import io.gitops4j.waml.internal.section.SpecReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads WAML manifests of schema 2, and of the legacy schema 1 with a warning. Thread-safe; keeps
 * nothing between two calls but the templates' files that it read last.
 *
 * <p>A file with an error in its text or its fields is invalid for every environment. Where only the merged values of one
 * environment disagree, the error is that service's alone. The result has the services of the request's environments. A request
 * that names none only checks the file, with all of its deploy ids.
 */
public final class WamlParser implements ManifestParser {
    private final List<String> files;
    private final WamlSchema schema;
    private final ManifestReader reader;

    /**
     * A parser with these options.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG, when a template's defaults are wrong
     */
    public WamlParser(WamlOptions options) {
        this.files = options.files();
        this.schema = schema(options);
        this.reader = new ManifestReader(
                opener(options, schema),
                new SpecReader(options.requestClasses()),
                new FileCheck(severity(options.unknownEnvironments())));
    }

    /** A parser with the default options. */
    public WamlParser() {
        this(WamlOptions.defaults());
    }

    private static WamlSchema schema(WamlOptions options) {
        Set<String> templates = new TreeSet<>(options.templates().keySet());
        templates.addAll(options.templateFiles().keySet());
        return new WamlSchema(
                new SchemaSettings(templates, options.requestClasses(), options.maxReplicas(), options.teams()));
    }

    static ManifestOpener opener(WamlOptions options) {
        return opener(options, schema(options));
    }

    private static ManifestOpener opener(WamlOptions options, WamlSchema schema) {
        Templates templates = new Templates(new TemplateReader(schema), options.templates(), options.templateFiles());
        return new ManifestOpener(schema, templates, options.maxBytes());
    }

    private static Optional<Severity> severity(UnknownEnvironments unknown) {
        return switch (unknown) {
            case ERROR -> Optional.of(Severity.ERROR);
            case WARNING -> Optional.of(Severity.WARNING);
            case IGNORE -> Optional.empty();
        };
    }

    WamlSchema schema() {
        return schema;
    }

    /** Like {@link #parse}, with the services of all deploy ids if the request names no environment. */
    ParseResult parseWhole(ParseRequest request) {
        return reader.whole(request);
    }

    @Override
    public boolean accepts(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return files.stream().anyMatch(pattern -> Wildcards.matches(pattern, pattern.indexOf('/') < 0 ? name : path));
    }

    @Override
    public Optional<ManifestEditor> editor() {
        return Optional.of(new WamlEditor());
    }

    @Override
    public ParseResult parse(ParseRequest request) {
        return reader.read(request);
    }
}
