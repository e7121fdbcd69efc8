package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the converter writes is schema 2 and declares the same. */
class WamlConverterTest {
    private static final int CASES = 300;

    private final WamlParser parser = new WamlParser();
    private final WamlConverter converter = new WamlConverter();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43})
    void theConvertedManifestDeclaresTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int services = 0;
        for (int i = 0; i < CASES; i++) {
            String legacy = YamlForms.write(RandomLegacy.of(random), random);
            String converted = converted(legacy);
            Map<String, ServiceSpec> specs = specs(legacy, "WAML-LEGACY");
            assertThat(specs(converted, ""))
                    .as("%s%n---%n%s", legacy, converted)
                    .isEqualTo(specs);
            assertThat(converter.convert(Manifests.FILE, converted).text())
                    .as("schema 2 stays as it is")
                    .contains(converted);
            services += specs.size();
        }
        assertThat(services).isGreaterThan(CASES);
    }

    @Test
    void commentsAndLayoutAreKept() throws IOException {
        assertThat(converted(Files.readString(Path.of("src/test/resources/schema1/orders.yaml"))))
                .isEqualTo(Files.readString(Path.of("src/test/resources/schema1/orders-in-schema-2.yaml")));
    }

    @Test
    void whatAnAliasRepeatsIsWrittenOut() {
        String legacy = """
                schema: 1
                slug: shop
                k8sNamespace: team
                deploy:
                  prod-1: &all
                    scaling: {replicas: 2}
                    command: &run  # once
                    - run
                  dev: *all
                  base: {args: *run}
                """;
        String converted = converted(legacy);
        assertThat(converted).doesNotContain("*all").doesNotContain("&");
        assertThat(specs(converted, "")).isEqualTo(specs(legacy, "WAML-LEGACY"));
    }

    @Test
    void theSlugOfSchema1GoesOnAsTheName() {
        assertThat(converted("schema: 1\nname:\nslug: shop\nk8sName: shop-api\nk8sNamespace: team\ndeploy: {dev: }\n"))
                .isEqualTo("""
                        schema: "2"
                        name: shop
                        # the k8sName of schema 1
                        slug: shop-api
                        namespace: team
                        deploy: {dev:}
                        """);
    }

    @Test
    void aTextFromWindowsIsConvertedAsAnyOther() throws IOException {
        String legacy = Files.readString(Path.of("src/test/resources/schema1/orders.yaml"));
        assertThat(converted("\uFEFF" + legacy.replace("\n", "\r\n"))).isEqualTo(converted(legacy));
    }

    @Test
    void aManifestWithAnErrorIsNotConverted() {
        Conversion conversion = converter.convert(
                Manifests.FILE, "schema: 1\nslug: Shop\nk8sNamespace: team\ndeploy: {base: {replicas: 1}}\n");
        assertThat(conversion.text()).isEmpty();
        assertThat(conversion.diagnostics())
                .extracting(d -> d.code() + " " + d.position().orElseThrow())
                .containsExactly("WAML-NAME shop/.weave.yaml:2:7", "WAML-UNKNOWN shop/.weave.yaml:4:17");
    }

    @Test
    void whatOnlyAliasesKeptBelowALimitIsToldAndNotConverted() {
        String word = "x".repeat(9_000);
        Conversion conversion = converter.convert(Manifests.FILE, """
                schema: 1
                slug: shop
                k8sNamespace: team
                deploy:
                  dev:
                    args: [&a %s, *a]
                """.formatted(word));
        assertThat(conversion.text()).isEmpty();
        assertThat(conversion.diagnostics()).extracting(d -> d.code()).containsExactly("WAML-LIMIT");
    }

    private String converted(String legacy) {
        Conversion conversion = converter.convert(Manifests.FILE, legacy);
        assertThat(conversion.diagnostics()).as(legacy).isEmpty();
        return conversion.text().orElseThrow();
    }

    /** The specs by deploy id; nothing is said but these codes about the file. */
    private Map<String, ServiceSpec> specs(String manifest, String code) {
        ParseResult result = Manifests.parse(parser, manifest, RandomLegacy.ENVIRONMENTS);
        assertThat(result.valid())
                .as("%s of%n%s", result.diagnostics(), manifest)
                .isTrue();
        assertThat(result.diagnostics())
                .as(manifest)
                .allMatch(d -> d.code().equals(code)
                        || d.what().startsWith("there is no deploy entry")
                        || d.what().startsWith("'*' matches none"));
        Map<String, ServiceSpec> specs = new LinkedHashMap<>();
        for (DeclaredService service : result.services()) {
            specs.put(
                    service.environment(),
                    service.spec().orElseThrow(() -> new AssertionError(service.diagnostics() + " of\n" + manifest)));
        }
        return specs;
    }
}
