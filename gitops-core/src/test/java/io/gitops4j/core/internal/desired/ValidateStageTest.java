package io.gitops4j.core.internal.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressHost;
import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.api.spec.Origins;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only shows when all manifests are seen together, word for word as in {@code validate/across-services.txt}. */
class ValidateStageTest {
    @Test
    void b36_aHostThatAnotherServiceHasRefusesBoth() throws IOException {
        List<Declaration> checked = validate(
                serving("services", "cart", "shop.example.com", "/"),
                serving("legacy", "till", "Shop.example.com", "/"));

        assertThat(checked).noneMatch(Declaration::valid);
        assertThat(says(checked)).isEqualTo(golden("b36_host_of_another_service"));
    }

    @Test
    void b36_oneHostMayBeSharedByPathsAndAPrefixIsNoFullName() {
        List<Declaration> checked = validate(
                serving("services", "cart", "shop.example.com", "/cart"),
                serving("services", "till", "shop.example.com", "/till"),
                serving("services", "home", "shop", "/cart", true));

        assertThat(checked).allMatch(Declaration::valid);
        assertThat(says(checked)).isEmpty();
    }

    @Test
    void b36_whenOneGivesUpTheHostTheOtherIsFree() {
        Declaration cart = serving("services", "cart", "shop.example.com", "/");
        assertThat(validate(cart, serving("services", "till", "shop.example.com", "/"))
                        .get(0)
                        .valid())
                .isFalse();

        assertThat(validate(cart, serving("services", "till", "till.example.com", "/")))
                .allMatch(Declaration::valid);
    }

    @Test
    void b48_aCircleOfDependenciesIsToldToAllInIt() throws IOException {
        List<Declaration> checked =
                validate(depending("a", "b"), depending("b", "c"), depending("c", "a"), depending("outside", "a"));

        assertThat(checked).allMatch(Declaration::valid);
        assertThat(checked.get(3).diagnostics()).isEmpty();
        assertThat(says(checked)).isEqualTo(golden("b48_dependency_cycle"));
    }

    @Test
    void b48_aServiceThatDependsOnItself() throws IOException {
        assertThat(says(validate(depending("a", "a")))).isEqualTo(golden("b48_depends_on_itself"));
    }

    @Test
    @Timeout(20)
    void b48_aCircleOfTenThousandIsFoundAndItsMessageStaysShort() {
        Declaration[] ring = new Declaration[10_000];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = depending("service-" + i, "service-" + (i + 1) % ring.length);
        }

        List<Declaration> checked = validate(ring);

        assertThat(checked)
                .allSatisfy(declaration -> assertThat(declaration.diagnostics())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.code()).isEqualTo("WAML-CYCLE"))
                        .satisfies(finding -> assertThat(finding.toString())
                                .endsWith("Do: take one of them out.")
                                .hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH)));
    }

    @Test
    void b49_aDependencyThatNobodyDeclares() throws IOException {
        List<Declaration> checked = validate(depending("a", "b", "nowhere"), depending("b"));

        assertThat(checked).allMatch(Declaration::valid);
        assertThat(says(checked)).isEqualTo(golden("b49_unknown_dependency"));
    }

    private static List<Declaration> validate(Declaration... declarations) {
        return new ValidateStage(new TeamChecks("prod", Map.of(), List.of()))
                .run(new Declarations(List.of(declarations), List.of()))
                .services();
    }

    private static Declaration serving(String source, String slug, String host, String path) {
        return serving(source, slug, host, path, false);
    }

    private static Declaration serving(String source, String slug, String host, String path, boolean prefix) {
        ServiceSpec spec = ServiceSpec.builder(ServiceId.of(slug), "team")
                .containers(List.of(Container.named(slug).build()))
                .ingress(List.of(
                        new Ingress(new IngressHost(host, prefix), true, List.of(new IngressPath(path, slug, 80)))))
                .origins(origin(slug, "ingress[0].host", 9))
                .build();
        return declaration(source, slug, spec);
    }

    private static Declaration depending(String slug, String... on) {
        ServiceSpec spec = ServiceSpec.builder(ServiceId.of(slug), "team")
                .containers(List.of(Container.named(slug).build()))
                .dependencies(List.of(on))
                .origins(origin(slug, "dependencies", 5))
                .build();
        return declaration("services", slug, spec);
    }

    private static Origins origin(String slug, String path, int line) {
        return Origins.of(Map.of(path, new Origin(new Position(slug + "/.weave.yaml", line, 3), path, "deploy")));
    }

    private static Declaration declaration(String source, String slug, ServiceSpec spec) {
        return new Declaration(
                new DeclaredService(
                        "prod", spec.id(), new Position(slug + "/.weave.yaml", 7, 3), Optional.of(spec), List.of()),
                new Revision(source, "c0ffee"),
                List.of());
    }

    private static List<String> says(List<Declaration> checked) {
        List<String> says = new ArrayList<>();
        for (Declaration declaration : checked) {
            for (Diagnostic finding : declaration.diagnostics()) {
                assertThat(finding.toString()).hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH);
                says.add((finding.severity() == Severity.WARNING ? "warning " : "") + finding);
            }
        }
        return says;
    }

    /** The lines below {@code ### name}. */
    private static List<String> golden(String name) throws IOException {
        try (InputStream in = ValidateStageTest.class.getResourceAsStream("/validate/across-services.txt")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^### "))
                    .filter(block -> block.startsWith(name + "\n"))
                    .findFirst()
                    .orElseThrow()
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }
}
