package io.gitops4j.waml.internal.manifest;

import io.gitops4j.api.Position;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;
import io.gitops4j.waml.internal.layer.ManifestLayers;
import io.gitops4j.waml.internal.layer.Templates;
import io.gitops4j.waml.internal.schema.ShapeCheck;
import io.gitops4j.waml.internal.schema.WamlSchema;
import io.gitops4j.waml.internal.section.Header;
import io.gitops4j.waml.internal.yaml.SourceText;
import io.gitops4j.waml.internal.yaml.YamlComposer;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.Function;

/** From bytes to a tree that was held against its schema, whichever that is. Immutable. */
public final class ManifestOpener {
    private final WamlSchema schema;
    private final Templates templates;
    private final int maxBytes;

    /** For this schema and these templates, and files of at most so many bytes. */
    public ManifestOpener(WamlSchema schema, Templates templates, int maxBytes) {
        this.schema = schema;
        this.templates = templates;
        this.maxBytes = maxBytes;
    }

    /** A manifest that stands alone: templates in files are not there. */
    public Optional<Manifest> open(byte[] content, Findings findings) {
        return open(content, none -> Optional.empty(), findings);
    }

    /**
     * The manifest; nothing if it cannot be read at all, and then the findings say why.
     *
     * @param others reads other files of the same revision
     */
    public Optional<Manifest> open(byte[] content, Function<String, Optional<byte[]>> others, Findings findings) {
        Optional<YamlMapping> root = root(content, findings);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        return SchemaVersion.of(root.get(), findings)
                .map(version -> checked(root.get(), version, templates.at(others), findings));
    }

    private Manifest checked(YamlMapping root, SchemaVersion version, Templates.At known, Findings findings) {
        ShapeCheck shapes = new ShapeCheck(schema, findings);
        shapes.check(root, version.shape(schema), Path.ROOT);
        YamlMapping tree = root;
        if (version == SchemaVersion.ONE) {
            LegacyNotice.give(root, findings);
            tree = LegacyTree.of(root, shapes.faulty(), findings);
        }
        String file = findings.file();
        return new Manifest(
                version,
                tree,
                new Header(tree, file),
                new ManifestLayers(tree, file, version.naming(), known, shapes.faulty()));
    }

    private Optional<YamlMapping> root(byte[] content, Findings findings) {
        Optional<String> text = SourceText.of(content, maxBytes, findings);
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
                    Place.of(Position.ofFile(findings.file()), Path.ROOT),
                    Code.EMPTY,
                    "the manifest is empty; to remove a service delete the file",
                    "write the manifest, or delete the file");
            return Optional.empty();
        }
        if (root.get() instanceof YamlMapping mapping) {
            return Optional.of(mapping);
        }
        findings.error(
                root.get().in(findings.file(), Path.ROOT),
                Code.ROOT,
                "a mapping is expected at the top, got a "
                        + (root.get() instanceof YamlScalar ? "single value" : "list"),
                "start with `schema: \"2\"`");
        return Optional.empty();
    }
}
