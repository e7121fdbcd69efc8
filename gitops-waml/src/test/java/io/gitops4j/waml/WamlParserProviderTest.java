package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.testkit.ProviderContract;
import io.gitops4j.testkit.TestPluginContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WamlParserProviderTest extends ProviderContract<ManifestParser> {
    @Override
    protected PluginProvider<ManifestParser> newProvider() {
        return new WamlParserProvider();
    }

    @Override
    protected Class<? extends PluginProvider<ManifestParser>> type() {
        return ManifestParserProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of();
    }

    @Test
    void everyOptionReachesTheParser() {
        ManifestParser parser = create(Map.of(
                "files",
                List.of("*.waml", "deploy/*.yaml"),
                "templates",
                Map.of("worker-default", "templates/worker-default.yaml"),
                "requestClasses",
                Map.of("gold", "99.9"),
                "unknownEnvironments",
                "error",
                "maxBytes",
                300,
                "maxReplicas",
                5));
        assertThat(parser.accepts("a/b/shop.waml")).isTrue();
        assertThat(parser.accepts("deploy/shop.yaml")).isTrue();
        assertThat(parser.accepts("shop.yaml")).isFalse();
        assertThat(parser.accepts(".weave.yaml")).isFalse();

        ParseResult result = parse(
                parser,
                Manifests.HEAD
                        + "template: worker-default\ndeploy:\n  prod: {slo: {requestClass: gold}, scaling: {replicas: 5}}\n");
        assertThat(Manifests.said(result)).isEmpty();
        assertThat(result.services().get(0).spec().orElseThrow()).satisfies(spec -> {
            assertThat(spec.services()).isEmpty();
            assertThat(spec.container().resources().limits().memoryBytes()).hasValue(64L << 20);
        });

        assertThat(parse(parser, Manifests.HEAD + "deploy: {dev: {}, prod: {scaling: {replicas: 6}}}\n")
                        .diagnostics())
                .extracting(d -> d.code() + " " + d.severity())
                .containsExactly("WAML-TARGET ERROR", "WAML-RANGE ERROR");
        assertThat(parse(parser, "#".repeat(301)).diagnostics())
                .extracting(d -> d.code())
                .containsExactly("SRC-SIZE");
    }

    @Test
    void aTemplateThatIsNotOnTheClassPathIsConfig() {
        assertThatThrownBy(() -> create(Map.of("templates", Map.of("worker-default", "nowhere.yaml"))))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                .hasMessage("CONFIG-VALUE templates: there is no resource 'nowhere.yaml' on the class path."
                        + " Do: add it, with / between folders and none before the first.");
    }

    @Test
    void anObjectiveThatIsNoPercentageIsConfig() {
        for (String percent : List.of("high", "100", "0")) {
            assertThatThrownBy(() -> create(Map.of("requestClasses", Map.of("gold", percent))))
                    .as(percent)
                    .isInstanceOfSatisfying(
                            GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                    .hasMessageContaining(percent);
        }
    }

    private static ManifestParser create(Map<String, ?> options) {
        WamlParserProvider provider = new WamlParserProvider();
        return provider.create(
                PluginConfig.of(provider.configSpec(), options), new TestPluginContext("waml", Path.of("unused")));
    }

    private static ParseResult parse(ManifestParser parser, String manifest) {
        return parser.parse(ParseRequest.of(Manifests.FILE, manifest.getBytes(StandardCharsets.UTF_8), Set.of("prod")));
    }
}
