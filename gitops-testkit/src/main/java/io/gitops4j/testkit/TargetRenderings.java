package io.gitops4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.AlertRule;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.RuleGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Clauses of {@link TargetContract} on rendering. */
final class TargetRenderings {
    private TargetRenderings() {}

    static void sameTwice(TargetBench bench) {
        ServiceSpec spec = bench.spec("cart", 1);
        Rendering first = bench.rendering(spec);
        Rendering second = bench.rendering(spec);
        assertThat(describe(second)).isEqualTo(describe(first));
        assertThat(second.diagnostics()).isEqualTo(first.diagnostics());
    }

    static void uniqueIds(TargetBench bench) {
        assertThat(bench.rendering(bench.spec("cart", 1)).resources())
                .isNotEmpty()
                .extracting(DesiredResource::id)
                .doesNotHaveDuplicates();
    }

    static void refBesideTheService(TargetBench bench) {
        String slug = bench.subject().unique("cart");
        ServiceId variant = new ServiceId(slug, "beta");
        List<ResourceId> plain = ids(bench.render(bench.spec("cart", 1)));
        List<DesiredResource> beside = bench.render(bench.subject().sample(variant, 1));
        assertThat(ids(beside)).doesNotContainAnyElementsOf(plain);
        assertThat(beside).extracting(DesiredResource::service).containsOnly(variant);
    }

    static void withoutConnection(TargetBench bench) {
        List<String> connected = describe(bench.rendering(bench.spec("cart", 1)));
        bench.subject().cutConnection();
        assertThat(describe(bench.rendering(bench.spec("cart", 1)))).isEqualTo(connected);
    }

    static void tellsTheInexpressible(TargetBench bench) {
        ServiceSpec spec = bench.subject()
                .inexpressible()
                .orElseGet(() -> Assumptions.abort("there is nothing that this target cannot express"));
        Rendering rendering = bench.target().render(new RenderRequest("contract", bench.owner(), spec));
        assertThat(rendering.diagnostics()).isNotEmpty().allSatisfy(diagnostic -> {
            assertThat(diagnostic.path()).as("%s says which value", diagnostic).isNotEmpty();
            assertThat(diagnostic.remedy()).as("%s says what to do", diagnostic).isNotEmpty();
        });
    }

    static void rulesAsDeclared(TargetBench bench) {
        ServiceSpec spec = bench.spec("cart", 1);
        String expression = "vector(42) > 41";
        RuleGroup group = new RuleGroup(
                "contract", List.of(new AlertRule("Contract", expression, Duration.ZERO, Map.of(), Map.of())));
        List<DesiredResource> without = bench.rendering(spec).resources();
        List<DesiredResource> with = bench.target()
                .render(new RenderRequest("contract", bench.owner(), spec, List.of(group)))
                .resources();
        if (bench.target().capabilities().contains(Capability.RULES)) {
            assertThat(ids(with)).containsAll(ids(without));
            assertThat(without)
                    .extracting(resource -> resource.body().toJson())
                    .noneMatch(json -> json.contains(expression));
            assertThat(with)
                    .extracting(resource -> resource.body().toJson())
                    .anyMatch(json -> json.contains(expression));
        } else {
            assertThat(ids(with)).isEqualTo(ids(without));
        }
    }

    private static List<ResourceId> ids(List<DesiredResource> resources) {
        return resources.stream().map(DesiredResource::id).toList();
    }

    private static List<String> describe(Rendering rendering) {
        return rendering.resources().stream()
                .map(resource ->
                        resource + " " + resource.intent() + " " + resource.stage() + " " + resource.lifecycle())
                .toList();
    }
}
