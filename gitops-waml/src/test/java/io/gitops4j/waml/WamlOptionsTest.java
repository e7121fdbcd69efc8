package io.gitops4j.waml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ParseResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WamlOptionsTest {
    @Test
    void manifestsAreFoundInAnyFolder() {
        WamlParser parser = new WamlParser();
        assertThat(List.of(".weave.yaml", "services/shop/.weave.yaml")).allMatch(parser::accepts);
        assertThat(List.of("weave.yaml", ".weave.yml", ".weave.yaml/x", "a.weave.yaml", ""))
                .noneMatch(parser::accepts);
    }

    @Test
    void everyMistakeOfATemplateIsToldAtOnce() {
        WamlOptions options = WamlOptions.builder()
                .template("worker-default", "scaling: {replicas: many}\nservice: {port: 0}\nslug: shop\n")
                .build();
        assertThatThrownBy(() -> new WamlParser(options)).isInstanceOfSatisfying(GitOpsException.class, e -> {
            assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
            assertThat(e.diagnostics())
                    .extracting(d -> d.position().orElseThrow() + " " + d.code())
                    .containsExactly(
                            "template:worker-default:1:21 WAML-TYPE",
                            "template:worker-default:2:17 WAML-PORT",
                            "template:worker-default:3:1 WAML-UNKNOWN");
        });
    }

    @Test
    void anEmptyTemplateIsRefused() {
        WamlOptions options = WamlOptions.builder().template("none", "").build();
        assertThatThrownBy(() -> new WamlParser(options))
                .isInstanceOf(GitOpsException.class)
                .hasMessageContaining("the defaults of the template 'none' are empty");
    }

    @Test
    void aTemplateOfTheSameNameReplacesTheBuiltInOne() {
        WamlOptions options =
                WamlOptions.builder().template("backend-default", "{}").build();
        ParseResult result = Manifests.parse(new WamlParser(options), Manifests.HEAD + "deploy: {prod: {}}\n", "prod");
        assertThat(result.services().get(0).spec().orElseThrow().services()).isEmpty();
    }

    @Test
    void unknownEnvironmentsAreAWarningUnlessSaidOtherwise() {
        String manifest = Manifests.HEAD + "deploy: {prod: {}, elsewhere: {}}\n";
        assertThat(Manifests.parse(with(UnknownEnvironments.WARNING), manifest, "prod"))
                .satisfies(result -> assertThat(result.services()).hasSize(1))
                .satisfies(result -> assertThat(result.diagnostics()).hasSize(1));
        assertThat(Manifests.parse(with(UnknownEnvironments.ERROR), manifest, "prod"))
                .satisfies(result -> assertThat(result.valid()).isFalse());
        assertThat(Manifests.parse(with(UnknownEnvironments.IGNORE), manifest, "prod"))
                .satisfies(result -> assertThat(result.services()).hasSize(1))
                .satisfies(result -> assertThat(result.diagnostics()).isEmpty());
    }

    @Test
    void withoutEnvironmentsAllDeployIdsAreCheckedAndNothingIsDeclared() {
        String manifest =
                Manifests.HEAD + "deploy: {a: {scaling: {maxSurge: 0}}, b: {}, c: {resources: {limits: {cpu: 1m}}}}\n";
        ParseResult result = Manifests.parse(new WamlParser(), manifest);
        assertThat(result.services()).isEmpty();
        assertThat(result.diagnostics())
                .extracting(d -> d.path())
                .containsExactly("deploy[a].scaling.maxSurge", "deploy[c].resources.limits.cpu");
    }

    @Test
    void aDisagreementInOneEnvironmentLeavesTheOthers() {
        String manifest = Manifests.HEAD + "deploy: {a: {scaling: {maxSurge: 0}}, b: {}}\n";
        ParseResult result = Manifests.parse(new WamlParser(), manifest, "a", "b");
        assertThat(result.valid()).isTrue();
        assertThat(result.services())
                .extracting(service -> service.environment() + " " + service.valid())
                .containsExactly("a false", "b true");
    }

    @Test
    void sillyOptionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WamlOptions.builder().files(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WamlOptions.builder().maxBytes(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WamlOptions.builder().maxReplicas(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WamlOptions.builder().requestClasses(Map.of("gold", new BigDecimal("100"))));
    }

    private static WamlParser with(UnknownEnvironments unknown) {
        return new WamlParser(WamlOptions.builder().unknownEnvironments(unknown).build());
    }

    @Test
    void whereTeamsAreKnownAnOwnerIsOneOfThemOrAnAddress() {
        WamlParser parser = new WamlParser(
                WamlOptions.builder().teams(List.of("shop", "finance")).build());
        String manifest = Manifests.HEAD + "deploy: {prod: {}}\nowner: ";
        assertThat(Manifests.parse(parser, manifest + "shop").diagnostics()).isEmpty();
        assertThat(Manifests.parse(parser, manifest + "ann@example.com").diagnostics())
                .isEmpty();
        assertThat(Manifests.parse(parser, manifest + "shpo").diagnostics())
                .singleElement()
                .asString()
                .endsWith("owner: 'shpo' is no address and none of the teams finance, shop. Do: write shop.");
    }
}
