package io.gitops4j.target.nomad.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.target.nomad.NomadOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case as a readable file; {@code -Dgolden.update=true} writes them anew, to be read as a change. */
class JobRendererTest {
    static Stream<RenderCases.Case> cases() {
        return RenderCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rendersAsInTheFile(RenderCases.Case example) {
        assertThat(Golden.text(render(example.options(), example.spec())))
                .isEqualTo(Golden.read(example.name(), () -> Golden.text(render(example.options(), example.spec()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyFindingSaysWhereAndWhatToDo(RenderCases.Case example) {
        assertThat(render(example.options(), example.spec()).diagnostics()).allSatisfy(finding -> {
            assertThat(finding.path()).isNotEmpty();
            assertThat(finding.remedy()).isNotEmpty();
            assertThat(finding.toString()).doesNotContain("...");
        });
    }

    @Test
    void aNamespaceIsMadeBeforeTheJobAndNeverTouchedAgain() {
        List<DesiredResource> resources = render(RenderCases.options().build(), RenderCases.minimal("shop"))
                .resources();
        assertThat(resources)
                .extracting(DesiredResource::id)
                .containsExactly(new ResourceId("namespace", "", "shop"), new ResourceId("job", "shop", "orders"));
        assertThat(resources).extracting(DesiredResource::stage).containsExactly(0, 1);
        assertThat(resources.get(0).lifecycle()).isEqualTo(Lifecycle.CREATE_ONLY);
    }

    @Test
    void theDefaultNamespaceIsThereAlready() {
        assertThat(render(RenderCases.options().build(), RenderCases.minimal("default"))
                        .resources())
                .extracting(DesiredResource::id)
                .containsExactly(new ResourceId("job", "default", "orders"));
    }

    @Test
    void withoutLeaveNoNamespaceIsMade() {
        NomadOptions options = RenderCases.options().createNamespaces(false).build();
        assertThat(render(options, RenderCases.minimal("shop")).resources()).hasSize(1);
    }

    @Test
    void whatPeopleReadChangesTheDescriptionAndNothingThatRestartsInstances() {
        ServiceSpec spec = RenderCases.minimal("shop");
        ServiceSpec later = spec.toBuilder()
                .owner("others@example.com")
                .slack("#others")
                .template("backend-default")
                .dependencies(List.of("example/users"))
                .build();
        Map<String, Object> before = fields(spec);
        Map<String, Object> after = fields(later);
        assertThat(after.remove("UI")).isNotEqualTo(before.remove("UI"));
        assertThat(after).isEqualTo(before);
    }

    private static Map<String, Object> fields(ServiceSpec spec) {
        List<DesiredResource> resources =
                render(RenderCases.options().build(), spec).resources();
        return new LinkedHashMap<>(resources.get(resources.size() - 1).body().fields());
    }

    @Test
    void sensitiveVariablesAreMaskedAlsoInATemplate() {
        ServiceSpec spec = RenderCases.minimal("default");
        ServiceSpec secret = spec.toBuilder()
                .containers(List.of(spec.container().toBuilder()
                        .env(List.of(EnvVar.sensitive("A", "plain"), EnvVar.sensitive("B", "a${HOME}b")))
                        .build()))
                .build();
        DesiredResource job =
                render(RenderCases.options().build(), secret).resources().get(0);
        assertThat(job.sensitive()).containsExactlyInAnyOrder("A", "B", "EmbeddedTmpl");
    }

    @Test
    void portabilityCanBeMadeStrictBecauseTheDefaultsOfWeaveGiveOneWarningOnly() {
        assertThat(render(RenderCases.options().build(), RenderCases.weaveDefaults())
                        .diagnostics())
                .filteredOn(finding -> finding.severity() != Severity.INFO)
                .extracting(finding -> finding.code())
                .containsExactly("NOMAD-CPU-LIMIT");
    }

    private static Rendering render(NomadOptions options, ServiceSpec spec) {
        return new JobRenderer(options).render(new RenderRequest("prod", "team-a", spec));
    }
}
