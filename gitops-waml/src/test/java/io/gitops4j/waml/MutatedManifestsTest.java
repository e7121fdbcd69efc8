package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Valid manifests, damaged by lines, words, signs and indentation: whatever comes out is a spec, or findings with a place; never
 * an exception. {@code -Dmutations=100000} runs more of them.
 */
class MutatedManifestsTest {
    private static final int CASES = Integer.getInteger("mutations", 5_000);
    private static final String[] ENVIRONMENTS = {"dev", "prod-1", "prod-cluster-1", "prod-cluster-2"};
    private final WamlParser parser = new WamlParser();
    private final List<String> manifests = Manifests.all().stream()
            .map(path -> Manifests.read(path.getFileName().toString()))
            .toList();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aDamagedManifestIsASpecOrFindingsWithAPlace(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int valid = 0;
        for (int i = 0; i < CASES; i++) {
            String damaged = Damage.some(manifests.get(random.nextInt(manifests.size())), random);
            valid += check(damaged) ? 1 : 0;
        }
        assertThat(valid).as("cases that stayed valid").isBetween(CASES / 100, CASES - CASES / 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void aDamagedManifestOfSchema1IsConvertedToTheSameOrSaidToBeWrong(long seed) throws IOException {
        WamlConverter converter = new WamlConverter();
        String legacy = Files.readString(Path.of("src/test/resources/schema1/orders.yaml"));
        SplittableRandom random = new SplittableRandom(seed);
        int converted = 0;
        for (int i = 0; i < CASES / 4; i++) {
            String damaged = Damage.some(legacy, random);
            boolean valid = check(damaged);
            Conversion conversion = converter.convert(Manifests.FILE, damaged);
            if (valid) {
                String text = conversion.text().orElseThrow(() -> new AssertionError(damaged));
                assertThat(check(text)).as(text).isTrue();
                assertThat(specs(text)).as("%s%n---%n%s", damaged, text).isEqualTo(specs(damaged));
                converted++;
            } else {
                assertThat(conversion.text().isEmpty()
                                || !check(conversion.text().get()))
                        .as(damaged)
                        .isTrue();
            }
        }
        assertThat(converted).isGreaterThan(CASES / 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void aDamagedManifestIsExplainedOrSaidToBeWrong(long seed) {
        WamlExplainer explainer = new WamlExplainer();
        SplittableRandom random = new SplittableRandom(seed);
        int told = 0;
        for (int i = 0; i < CASES / 4; i++) {
            String damaged = Damage.some(manifests.get(random.nextInt(manifests.size())), random);
            for (String id : ENVIRONMENTS) {
                Explanation explanation = explainer.explain(Manifests.FILE, damaged, id);
                assertThat(explanation.entries().isEmpty())
                        .isEqualTo(explanation.yaml().isEmpty());
                told += explanation.entries().isEmpty() ? 0 : 1;
                if (explanation.entries().isEmpty()) {
                    assertThat(explanation.diagnostics()).as(damaged).isNotEmpty();
                }
            }
        }
        assertThat(told).isGreaterThan(CASES / 10);
    }

    private List<Optional<ServiceSpec>> specs(String manifest) {
        return Manifests.parse(parser, manifest, ENVIRONMENTS).services().stream()
                .map(DeclaredService::spec)
                .toList();
    }

    private boolean check(String manifest) {
        ParseResult result;
        try {
            result = Manifests.parse(parser, manifest, ENVIRONMENTS);
        } catch (RuntimeException e) {
            throw new AssertionError("the parser broke on:\n" + manifest, e);
        }
        int lines = (int) manifest.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
        for (Diagnostic finding : Manifests.said(result)) {
            assertThat(finding.position())
                    .as("place of %s in:%n%s", finding, manifest)
                    .hasValueSatisfying(position -> {
                        boolean inTemplate = position.file().startsWith("template:");
                        assertThat(inTemplate || position.line() <= lines)
                                .as("line of %s", finding)
                                .isTrue();
                    });
            assertThat(finding.what()).isNotBlank();
            assertThat(finding.remedy()).isNotBlank();
            assertThat(finding.toString()).hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH);
        }
        if (!result.valid()) {
            assertThat(result.services()).isEmpty();
            return false;
        }
        for (DeclaredService service : result.services()) {
            boolean error = service.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
            assertThat(service.spec().isPresent())
                    .as("spec of %s in:%n%s", service.service(), manifest)
                    .isEqualTo(!error);
        }
        return true;
    }
}
