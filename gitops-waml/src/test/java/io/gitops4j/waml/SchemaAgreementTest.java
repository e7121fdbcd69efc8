package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.rule.ScalarRule;
import io.gitops4j.waml.internal.rule.ValueForm;
import io.gitops4j.waml.internal.schema.MappingShape;
import io.gitops4j.waml.internal.schema.RulesByPlace;
import io.gitops4j.waml.internal.schema.SchemaSettings;
import io.gitops4j.waml.internal.schema.ShapeCheck;
import io.gitops4j.waml.internal.schema.WamlSchema;
import io.gitops4j.waml.internal.yaml.SourceText;
import io.gitops4j.waml.internal.yaml.YamlComposer;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published JSON Schema and the parser agree on every manifest of the tests and on 10 000 damaged ones: where the parser finds
 * no fault in the fields, the schema finds none; where the parser finds one that a schema can express, the schema refuses too.
 */
class SchemaAgreementTest {
    private static final int CASES = 2_500;

    /** Faults that every JSON Schema can express: keys and structure. */
    private static final Set<String> STRUCTURE =
            Set.of(Code.ROOT, Code.EMPTY, Code.SCHEMA, Code.UNKNOWN, Code.REQUIRED);

    /** Faults of text, of two values together, or of what stands in free places: no JSON Schema of ours expresses them. */
    private static final Set<String> BEYOND = Set.of(Code.TEMPLATE, Code.CHARS, Code.DUP, Code.LIMIT);

    private enum Agreement {
        BOTH_ACCEPT,
        BOTH_REFUSE,
        /** The file cannot be read at all, or all of its faults are beyond a JSON Schema. */
        NOT_COMPARED
    }

    private final WamlParser parser = new WamlParser();
    private final WamlSchema fields = new WamlSchema(new SchemaSettings(
            WamlOptions.defaults().templates().keySet(), WamlOptions.defaults().requestClasses(), 1_000));
    private final Schema schema = published(new Waml().jsonSchema());
    private final Schema legacySchema = published(new Waml().legacyJsonSchema());

    @Test
    void parserAndSchemaAgreeOnEveryManifestOfTheTests() {
        Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);
        everyManifest().forEach(manifest -> counts.merge(compare(manifest), 1, Integer::sum));
        assertThat(counts.get(Agreement.BOTH_ACCEPT)).as("of %s", counts).isGreaterThan(20);
        assertThat(counts.get(Agreement.BOTH_REFUSE)).as("of %s", counts).isGreaterThan(45);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void parserAndSchemaAgreeOnDamagedManifests(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> valid = everyManifest()
                .filter(manifest -> Manifests.parse(parser, manifest).valid())
                .toList();
        Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);
        for (int i = 0; i < CASES; i++) {
            String manifest = valid.get(random.nextInt(valid.size()));
            String damaged = i % 4 == 0 ? Damage.some(manifest, random) : Damage.values(manifest, random);
            counts.merge(compare(damaged), 1, Integer::sum);
        }
        assertThat(counts.get(Agreement.BOTH_ACCEPT)).as("of %s", counts).isGreaterThan(CASES / 10);
        assertThat(counts.get(Agreement.BOTH_REFUSE)).as("of %s", counts).isGreaterThan(CASES / 4);
        assertThat(counts.get(Agreement.NOT_COMPARED)).as("of %s", counts).isLessThan(CASES / 2);
    }

    private static Schema published(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    private static boolean isLegacy(Optional<YamlNode> root) {
        return root.filter(YamlMapping.class::isInstance)
                .flatMap(node -> ((YamlMapping) node).scalar("schema"))
                .filter(version -> version.text().equals("1"))
                .isPresent();
    }

    private MappingShape shape(Optional<YamlNode> root) {
        return isLegacy(root) ? fields.legacy() : fields.file();
    }

    private static Stream<String> everyManifest() {
        return Stream.concat(
                Manifests.all().stream()
                        .map(path -> Manifests.read(path.getFileName().toString())),
                GoldenFile.all().stream()
                        .flatMap(file -> new GoldenFile(file)
                                .cases().stream().map(each -> GoldenMessagesTest.text(each.manifest()))));
    }

    private Agreement compare(String manifest) {
        Findings text = new Findings(Manifests.FILE);
        ParseResult parsed = Manifests.parse(parser, manifest);
        SourceText.of(
                manifest.getBytes(StandardCharsets.UTF_8),
                WamlOptions.defaults().maxBytes(),
                text);
        Optional<YamlNode> root = YamlComposer.compose(manifest, text);
        if (text.errors() > 0) {
            return Agreement.NOT_COMPARED;
        }
        List<Error> refusals = (isLegacy(root) ? legacySchema : schema).validate(EditorsView.of(manifest));
        List<Diagnostic> faults = faults(root, parsed);
        if (faults.isEmpty()) {
            assertThat(refusals)
                    .as("what the schema says of this, in which the parser finds no fault:%n%s", manifest)
                    .isEmpty();
            return Agreement.BOTH_ACCEPT;
        }
        Optional<Diagnostic> expressible =
                faults.stream().filter(fault -> expressible(fault, root)).findFirst();
        if (expressible.isEmpty()) {
            return Agreement.NOT_COMPARED;
        }
        assertThat(refusals)
                .as("what the schema says of this, to which the parser says %s:%n%s", expressible.get(), manifest)
                .isNotEmpty();
        return Agreement.BOTH_REFUSE;
    }

    /** What is wrong with single fields; merged values are no matter of a schema. */
    private List<Diagnostic> faults(Optional<YamlNode> root, ParseResult parsed) {
        List<Diagnostic> faults = new ArrayList<>(parsed.diagnostics().stream()
                .filter(finding -> Set.of(Code.EMPTY, Code.ROOT, Code.SCHEMA).contains(finding.code()))
                .toList());
        if (faults.isEmpty()) {
            Findings findings = new Findings(Manifests.FILE);
            root.ifPresent(node -> new ShapeCheck(fields, findings).check(node, shape(root), Path.ROOT));
            faults.addAll(findings.list());
        }
        return faults.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private boolean expressible(Diagnostic fault, Optional<YamlNode> root) {
        if (BEYOND.contains(fault.code())) {
            return false;
        }
        Position place = fault.position().orElseThrow();
        List<RulesByPlace.Judged> refused = root.stream()
                .flatMap(node -> new RulesByPlace(node, shape(root)).at(place.line(), place.column()).stream())
                .filter(judged -> judged.rule().check(judged.value()).isPresent())
                .toList();
        if (refused.isEmpty()) {
            return STRUCTURE.contains(fault.code()) || fault.code().equals(Code.TYPE);
        }
        return refused.stream().allMatch(judged -> judged.rule().form().exact() && written(judged));
    }

    /** Whether an editor reads the value as we do; {@code 1:30} is text to it, and {@code 1.0} the number one. */
    private static boolean written(RulesByPlace.Judged judged) {
        YamlScalar value = judged.value();
        return switch (value.reading()) {
            case TEXT, INTEGER, BOOLEAN, NULL -> true;
            case NUMBER, OLD_OCTAL -> !takesNumbers(judged.rule());
            default -> false;
        };
    }

    private static boolean takesNumbers(ScalarRule rule) {
        return rule.form().alternatives().stream()
                .anyMatch(form -> form instanceof ValueForm.Whole || form instanceof ValueForm.Decimal);
    }
}
