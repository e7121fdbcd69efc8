package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.MergePatch;
import io.gitops4j.api.Origin;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.IngressHost;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseResult;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.rule.Quantity;
import io.gitops4j.waml.internal.yaml.YamlComposer;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value of a spec says where it came from, and what stands there is that value. */
class OriginsTest {
    private static final String[] ENVIRONMENTS = {"dev", "prod-1", "prod-cluster-1", "prod-cluster-2"};

    @ParameterizedTest
    @ValueSource(strings = {"my-app.yaml", "everything.yaml", "nightly.yaml", "worker.yaml"})
    void whatStandsAtTheOriginIsTheValue(String name) {
        String manifest = Manifests.read(name);
        ParseResult result = Manifests.parse(new WamlParser(), manifest, ENVIRONMENTS);
        assertThat(result.services()).isNotEmpty();
        for (DeclaredService service : result.services()) {
            ServiceSpec spec = service.spec().orElseThrow();
            int compared = 0;
            for (Map.Entry<String, Origin> entry : spec.origins().asMap().entrySet()) {
                Optional<String> text = textAt(manifest, entry.getValue());
                Object value = SpecPath.value(spec, entry.getKey());
                if (text.isPresent() && isLeaf(value)) {
                    assertThat(shown(value))
                            .as("%s of %s", entry.getKey(), service.service())
                            .contains(read(entry.getKey(), text.get()));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThan(1);
        }
    }

    @Test
    void anOriginNamesLayerAndPathInTheFilesOwnTerms() {
        ServiceSpec spec = Manifests.spec(Manifests.read("my-app.yaml"), "prod-cluster-1");
        assertThat(spec.origins().at("containers[0].env[0]").orElseThrow()).satisfies(origin -> {
            assertThat(origin.path()).isEqualTo("deploy[prod-cluster-1].env[0].value");
            assertThat(origin.layer()).isEqualTo("deploy prod-cluster-1");
            assertThat(origin.position()).hasToString("shop/.weave.yaml:23:14");
        });
        assertThat(spec.origins().at("services[0].ports[0].number").orElseThrow())
                .satisfies(origin -> {
                    assertThat(origin.path()).isEqualTo("defaults[0].service[0].ports[0].number");
                    assertThat(origin.layer()).isEqualTo("defaults \"*\"");
                });
        assertThat(spec.origins().at("containers[0].resources.limits.cpuMillis").orElseThrow())
                .satisfies(origin -> {
                    assertThat(origin.path()).isEqualTo("resources.limits.cpu");
                    assertThat(origin.layer()).isEqualTo("template backend-default");
                    assertThat(origin.position().file()).isEqualTo("template:backend-default");
                });
    }

    private static boolean isLeaf(Object value) {
        return !(value instanceof List)
                && !(value instanceof Map)
                && !(value instanceof MergePatch)
                && !(value instanceof Record r && !isTextual(r));
    }

    private static boolean isTextual(Record value) {
        return value instanceof CountOrPercent || value instanceof IngressHost;
    }

    private static String read(String path, String text) {
        if (path.endsWith("cpuMillis")) {
            return Long.toString(Quantity.cpuMillis(text).orElseThrow());
        }
        if (path.endsWith("mode")) {
            return Integer.toString(Integer.parseInt(text, 8));
        }
        return path.endsWith("memoryBytes") || path.endsWith("limitBytes")
                ? Long.toString(Quantity.memoryBytes(text).orElseThrow())
                : text;
    }

    /** The forms of a value in a manifest: a target port may be said by its name, a type by another word. */
    private static List<String> shown(Object value) {
        List<String> shown = new ArrayList<>();
        if (value instanceof OptionalLong number) {
            shown.add(Long.toString(number.getAsLong()));
        } else if (value instanceof OptionalInt number) {
            shown.add(Integer.toString(number.getAsInt()));
        } else if (value instanceof EnvVar variable) {
            shown.add(variable.literal()
                    .orElseGet(() -> variable.secret()
                            .map(s -> "vault:" + s.path() + "#" + s.key() + "#" + s.version())
                            .orElseThrow()));
        } else if (value instanceof IngressHost host) {
            shown.add(host.value());
        } else if (value instanceof Image image) {
            shown.add(image.reference());
        } else {
            // The names of a variant's services carry its ref.
            shown.add(value.toString().replace("-beta", ""));
        }
        Map<String, String> otherWords = Map.of(
                "NODE_PORT",
                "NodePort",
                "FORBID",
                "Forbid",
                "UDP",
                "udp",
                "8080",
                "http",
                "9090",
                "grpc",
                "9100",
                "metrics",
                "80",
                "http",
                "99.99",
                "critical");
        Optional.ofNullable(otherWords.get(shown.get(0))).ifPresent(shown::add);
        if (shown.get(0).endsWith("s") || shown.get(0).startsWith("PT")) {
            shown.add(shown.get(0).replace("PT", "").replace("S", "s"));
        }
        return shown;
    }

    private static Optional<String> textAt(String manifest, Origin origin) {
        return origin.position().file().equals(Manifests.FILE)
                ? find(
                        YamlComposer.compose(manifest, new Findings(Manifests.FILE))
                                .orElseThrow(),
                        origin.position().line(),
                        origin.position().column())
                : Optional.empty();
    }

    private static Optional<String> find(YamlNode node, int line, int column) {
        if (node instanceof YamlScalar scalar) {
            return scalar.line() == line && scalar.column() == column ? Optional.of(scalar.text()) : Optional.empty();
        }
        List<YamlNode> inner = node instanceof YamlMapping mapping
                ? mapping.entries().stream().map(YamlEntry::value).toList()
                : ((YamlSequence) node).items();
        return inner.stream()
                .flatMap(child -> find(child, line, column).stream())
                .findFirst();
    }
}
