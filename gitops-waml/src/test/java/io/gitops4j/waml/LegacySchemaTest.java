package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.IngressHost;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What schema 1 means. */
class LegacySchemaTest {
    private ParseResult result;

    @BeforeEach
    void parse() throws IOException {
        result = Manifests.parse(
                new WamlParser(), Files.readString(Path.of("src/test/resources/schema1/orders.yaml")), "prod-1", "dev");
    }

    @Test
    void aFileOfSchema1DeclaresServicesAndIsWarnedAbout() {
        assertThat(result.diagnostics()).extracting(d -> d.code()).containsExactly("WAML-LEGACY");
        assertThat(result.services())
                .extracting(service -> service.environment() + " " + service.service())
                .containsExactly("prod-1 orders-api", "dev orders-api");
    }

    @Test
    void theTopNamesTheServiceItsImageAndItsNamespace() {
        assertThat(spec("dev")).satisfies(spec -> {
            assertThat(spec.id().slug()).isEqualTo("orders-api");
            assertThat(spec.name()).isEqualTo("Order service");
            assertThat(spec.namespace()).isEqualTo("shop");
            assertThat(spec.container().image().orElseThrow().reference())
                    .isEqualTo("registry.example.com/shop/orders:${commit.short}");
        });
    }

    @Test
    void baseLiesUnderEveryOtherEntry() {
        for (String environment : new String[] {"dev", "prod-1"}) {
            assertThat(spec(environment).services().get(0)).satisfies(service -> {
                assertThat(service.exposure()).isEqualTo(Exposure.NODE_PORT);
                assertThat(service.ports()).extracting(ServicePort::nodePort).allMatch(port -> port.isPresent());
            });
        }
        assertThat(spec("dev").scaling().replicas()).isEqualTo(3);
        assertThat(spec("prod-1").scaling().replicas()).isEqualTo(4);
        assertThat(spec("prod-1").container().resources().requests().cpuMillis())
                .hasValue(200);
    }

    @Test
    void theDomainStandsBehindAHostPrefix() {
        assertThat(spec("dev").ingress())
                .extracting(ingress -> ingress.host())
                .containsExactly(
                        new IngressHost("orders.shop.example.com", false),
                        new IngressHost("orders.example.org", false));
    }

    @Test
    void withoutADomainThePrefixIsTheEnvironments() {
        ParseResult plain = Manifests.parse(
                new WamlParser(),
                "schema: 1\nslug: shop\nk8sNamespace: team\ndeploy: {dev: {ingress: [{hostPrefix: shop}]}}\n",
                "dev");
        assertThat(plain.services().get(0).spec().orElseThrow().ingress())
                .extracting(ingress -> ingress.host())
                .containsExactly(new IngressHost("shop", true));
    }

    @Test
    void originsSpeakOfTheFileAsItIs() {
        assertThat(origin("namespace")).hasToString(at(11, 15, "k8sNamespace", "the top of the file"));
        assertThat(origin("id")).hasToString(at(12, 10, "k8sName", "the top of the file"));
        assertThat(origin("containers[0].image")).hasToString(at(7, 7, "repo", "the top of the file"));
        assertThat(origin("containers[0].image.tag")).hasToString(at(16, 10, "deploy[base].tag", "deploy base"));
        assertThat(origin("ingress[0].host"))
                .hasToString(at(23, 19, "deploy[base].ingress[0].hostPrefix", "deploy base"));
    }

    private Origin origin(String path) {
        return spec("dev").origins().at(path).orElseThrow();
    }

    private static String at(int line, int column, String path, String layer) {
        return new Origin(new Position(Manifests.FILE, line, column), path, layer).toString();
    }

    private ServiceSpec spec(String environment) {
        return result.services().stream()
                .filter(service -> service.environment().equals(environment))
                .findFirst()
                .orElseThrow()
                .spec()
                .orElseThrow();
    }
}
