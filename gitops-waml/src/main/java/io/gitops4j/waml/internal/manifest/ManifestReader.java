package io.gitops4j.waml.internal.manifest;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;
import io.gitops4j.waml.internal.layer.ManifestLayers;
import io.gitops4j.waml.internal.layer.Template;
import io.gitops4j.waml.internal.schema.ShapeCheck;
import io.gitops4j.waml.internal.schema.WamlSchema;
import io.gitops4j.waml.internal.section.Header;
import io.gitops4j.waml.internal.section.SpecReader;
import io.gitops4j.waml.internal.yaml.SourceText;
import io.gitops4j.waml.internal.yaml.YamlComposer;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Text, nodes, schema, layers, specs: each step reports all it finds, and only what cannot be read at all ends the way. Immutable. */
public final class ManifestReader {
    private final WamlSchema schema;
    private final Map<String, Template> templates;
    private final SpecReader specs;
    private final FileCheck fileCheck;
    private final int maxBytes;

    /** A reader for this schema and these templates. */
    public ManifestReader(
            WamlSchema schema, Map<String, Template> templates, SpecReader specs, FileCheck fileCheck, int maxBytes) {
        this.schema = schema;
        this.templates = Map.copyOf(templates);
        this.specs = specs;
        this.fileCheck = fileCheck;
        this.maxBytes = maxBytes;
    }

    /** Everything that the file declares, or why it declares nothing. */
    public ParseResult read(ParseRequest request) {
        ParseResult whole = whole(request);
        boolean onlyChecked = request.environments().isEmpty();
        return onlyChecked || !whole.valid() ? withoutServices(whole.services(), whole.diagnostics()) : whole;
    }

    /** The same with the services that only were checked, because the request names no environment or the file is wrong. */
    public ParseResult whole(ParseRequest request) {
        Findings findings = new Findings(request.path());
        Optional<YamlMapping> root = root(request, findings);
        if (root.isEmpty() || !SchemaVersion.isTwo(root.get(), findings)) {
            return new ParseResult(List.of(), findings.list());
        }
        ShapeCheck shapes = new ShapeCheck(schema, findings);
        shapes.check(root.get(), schema.file(), Path.ROOT);
        ManifestLayers layers = new ManifestLayers(root.get(), request.path(), templates, shapes.faulty());
        Header header = new Header(root.get(), request.path());
        fileCheck.run(root.get(), header, layers, request.environments(), findings);
        List<DeclaredService> services = new Declarations(header, layers, specs, findings).read(request.environments());
        return new ParseResult(services, findings.list());
    }

    /** Nothing is declared by a file with errors or for no environment, but its author learns all about it at once. */
    private static ParseResult withoutServices(List<DeclaredService> services, List<Diagnostic> all) {
        List<Diagnostic> both = Stream.concat(
                        all.stream(), services.stream().flatMap(service -> service.diagnostics().stream()))
                .distinct()
                .toList();
        return new ParseResult(List.of(), both);
    }

    private Optional<YamlMapping> root(ParseRequest request, Findings findings) {
        Optional<String> text = SourceText.of(request.content(), maxBytes, findings);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int before = findings.errors();
        Optional<YamlNode> root = YamlComposer.compose(text.get(), findings);
        if (root.isEmpty() && findings.errors() > before) {
            return Optional.empty();
        }
        if (root.isEmpty() || (root.get() instanceof YamlScalar scalar && scalar.isNull())) {
            findings.error(
                    Place.of(Position.ofFile(request.path()), Path.ROOT),
                    Code.EMPTY,
                    "the manifest is empty; to remove a service delete the file",
                    "write the manifest, or delete the file");
            return Optional.empty();
        }
        if (root.get() instanceof YamlMapping mapping) {
            return Optional.of(mapping);
        }
        findings.error(
                root.get().in(request.path(), Path.ROOT),
                Code.ROOT,
                "a mapping is expected at the top, got a "
                        + (root.get() instanceof YamlScalar ? "single value" : "list"),
                "start with `schema: \"2\"`");
        return Optional.empty();
    }
}
