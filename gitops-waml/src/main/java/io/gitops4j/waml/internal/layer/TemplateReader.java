package io.gitops4j.waml.internal.layer;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.api.Severity;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.rule.IntegerRule;
import io.gitops4j.waml.internal.schema.MappingShape;
import io.gitops4j.waml.internal.schema.Shape;
import io.gitops4j.waml.internal.schema.ShapeCheck;
import io.gitops4j.waml.internal.schema.WamlSchema;
import io.gitops4j.waml.internal.yaml.YamlComposer;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * Reads the defaults of a template: deploy metadata, in which {@code service.port} and {@code ingress.port} stand for the ports that
 * manifests may leave out.
 */
public final class TemplateReader {
    private static final String SERVICE = "service";
    private static final String INGRESS = "ingress";

    private final WamlSchema schema;
    private final MappingShape shape;

    /** For templates of this schema. */
    public TemplateReader(WamlSchema schema) {
        this.schema = schema;
        MappingShape port = MappingShape.of()
                .must("port", new Shape.Single(IntegerRule.PORT), "where a manifest names none")
                .build();
        this.shape = MappingShape.of()
                .all(schema.deploy())
                .may(SERVICE, port, "of a service without ports")
                .may(INGRESS, port, "of an ingress path without servicePort")
                .build();
    }

    /**
     * The template.
     *
     * @param file for people: where its text is from
     * @throws GitOpsException CONFIG with everything that is wrong with its text
     */
    public Template read(String name, String file, String text) {
        Findings findings = new Findings(file);
        Optional<YamlNode> root = YamlComposer.compose(text, findings);
        root.ifPresent(node -> new ShapeCheck(schema, findings).check(node, shape, Path.ROOT));
        List<Diagnostic> errors = findings.list().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new GitOpsException(FailureKind.CONFIG, errors);
        }
        if (root.isPresent() && root.get() instanceof YamlMapping body) {
            return template(name, file, body);
        }
        throw new GitOpsException(
                FailureKind.CONFIG,
                Diagnostic.error(Code.EMPTY)
                        .at(Position.ofFile(file))
                        .what("the defaults of the template '" + name + "' are empty")
                        .remedy("write at least {}")
                        .build());
    }

    private static Template template(String name, String file, YamlMapping body) {
        Layer layer = new Layer("template " + name, file, Layer.TEMPLATE);
        MergedMapping whole = LayerReader.read(body, layer, Path.ROOT);
        return new Template(
                name,
                LayerReader.read(without(body), layer, Path.ROOT),
                whole.scalar(SERVICE, "port"),
                whole.scalar(INGRESS, "port"));
    }

    private static YamlMapping without(YamlMapping body) {
        List<YamlEntry> entries = body.entries().stream()
                .filter(entry -> !entry.key().text().equals(SERVICE)
                        && !entry.key().text().equals(INGRESS))
                .toList();
        return new YamlMapping(body.line(), body.column(), entries);
    }
}
