package io.gitops4j.core.internal.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.file.EndlessOperation;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.RenderedChange;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeptTargetTest {
    private static final String HEADER = "# Written by GitOps4J: what is changed here by hand does not last.\n";
    private static final ServiceId CART = ServiceId.of("cart");

    @Test
    @DisplayName("a service is one resource, whose files are named by kind and name; what services share is left out")
    void oneResource() {
        Rendering rendering = render(
                spec("shop"),
                resource("apps/Deployment", "cart", Map.of("kind", "Deployment")),
                resource("Service", "cart", Map.of("kind", "Service")),
                resource("Namespace", "shop", Map.of("kind", "Namespace")).with(Lifecycle.CREATE_ONLY));
        assertThat(rendering.diagnostics()).isEmpty();
        DesiredResource kept = rendering.resources().get(0);
        assertThat(rendering.resources()).hasSize(1);
        assertThat(kept.id()).isEqualTo(new ResourceId("rendered", "shop", "cart"));
        assertThat(kept.body().fields()).containsOnlyKeys("deployment-cart.yaml", "service-cart.yaml");
    }

    @Test
    @DisplayName("two resources that would be one file are refused, both named")
    void sameFile() {
        Rendering rendering = render(
                spec("shop"),
                resource("a.example/Route", "cart", Map.of()),
                resource("b.example/Route", "cart", Map.of()));
        assertThat(rendering.resources()).isEmpty();
        assertThat(rendering.diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("RENDERED-NAME");
            assertThat(finding.what()).contains("a.example/Route", "b.example/Route", "route-cart.yaml");
        });
    }

    @Test
    @DisplayName("names that lead elsewhere are refused")
    void illegalNames() {
        assertThat(render(spec("../shop"), resource("Service", "cart", Map.of()))
                        .diagnostics())
                .extracting(Diagnostic::code, Diagnostic::path)
                .containsExactly(tuple("RENDERED-NAME", "namespace"));
        assertThat(render(spec(""), resource("Service", "cart", Map.of())).resources())
                .isEmpty();
        assertThat(render(spec("shop"), resource("Service", "../../cart", Map.of()))
                        .resources())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "a value that looks like a secret is refused at its place, and one that only the renderer knows of by its name")
    void secrets() {
        ServiceSpec open = spec("shop").toBuilder()
                .containers(List.of(Container.named("app")
                        .env(List.of(EnvVar.literal("MODE", "fast"), EnvVar.sensitive("TOKEN", "hush")))
                        .build()))
                .build();
        Rendering rendering = render(
                open, resource("Service", "cart", Map.of("token", "hush")).masking(Set.of("TOKEN")));
        assertThat(rendering.resources()).isEmpty();
        assertThat(rendering.diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.code()).isEqualTo("RENDERED-SECRET");
            assertThat(finding.path()).isEqualTo("containers[0].env[1]");
            assertThat(finding.toString()).contains("'TOKEN'").doesNotContain("hush");
        });
        assertThat(render(
                                spec("shop"),
                                resource("Service", "cart", Map.of("key", "hush"))
                                        .masking(Set.of("key")))
                        .diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("RENDERED-SECRET");
    }

    @Test
    @DisplayName("a difference in the text alone is one, and a file of somebody else is not quoted")
    void previews() {
        Kept kept = new Kept();
        KeptTarget target = new KeptTarget(new Renderer(List.of(), Set.of()), kept);
        DesiredResource wanted = DesiredResource.of(
                new ResourceId("rendered", "shop", "cart"), CART, Document.of(Map.of("a.yaml", Map.of("x", 1))));
        kept.files = Map.of("a.yaml", HEADER + "x: 1\n");
        assertThat(preview(target, wanted).kind()).isEqualTo(ChangeKind.NONE);

        kept.files = Map.of("a.yaml", HEADER + "x: 1 # one\n");
        assertThat(preview(target, wanted).kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(preview(target, wanted).diff()).isEmpty();

        kept.files = Map.of("a.yaml", "x: 2\n", "mine.yaml", "password: hush\n");
        assertThat(preview(target, wanted).diff().toString())
                .contains("x: 2 -> 1", "mine.yaml")
                .doesNotContain("hush");
    }

    @Test
    @DisplayName("an apply hands over the text of every file, a removal none")
    void applies() {
        Kept kept = new Kept();
        KeptTarget target = new KeptTarget(new Renderer(List.of(), Set.of()), kept);
        DesiredResource wanted = DesiredResource.of(
                new ResourceId("rendered", "shop", "cart"),
                CART,
                Document.of(Map.of("a.yaml", Map.of("on", "y", "n", 1))));
        target.apply(new ApplyRequest("me", Change.create(wanted, "new")), new EndlessOperation());
        target.apply(new ApplyRequest("me", Change.delete(live(wanted), "gone")), new EndlessOperation());
        assertThat(kept.applied.get(0).files()).containsOnlyKeys("a.yaml");
        assertThat(kept.applied.get(0).files().get("a.yaml").lines()).contains("\"on\": \"y\"", "\"n\": 1");
        assertThat(kept.applied.get(1).files()).isEmpty();
    }

    @Test
    @DisplayName("it keeps rules where the renderer does, and tells no health")
    void capabilities() {
        assertThat(new KeptTarget(new Renderer(List.of(), Set.of(Capability.RULES, Capability.HEALTH)), new Kept())
                        .capabilities())
                .containsExactlyInAnyOrder(Capability.NATIVE_PREVIEW, Capability.CONCURRENT_APPLY, Capability.RULES);
    }

    private static Preview preview(KeptTarget target, DesiredResource wanted) {
        return target.preview(new PreviewRequest("me", wanted, live(wanted)), new EndlessOperation());
    }

    private static LiveResource live(DesiredResource wanted) {
        return LiveResource.owned(wanted.id(), CART).version("1").build();
    }

    private static Rendering render(ServiceSpec spec, DesiredResource... resources) {
        try (KeptTarget target = new KeptTarget(new Renderer(List.of(resources), Set.of()), new Kept())) {
            return target.render(new RenderRequest("prod", "me", spec));
        }
    }

    private static ServiceSpec spec(String namespace) {
        return ServiceSpec.builder(CART, namespace)
                .containers(List.of(Container.named("app").build()))
                .build();
    }

    private static DesiredResource resource(String kind, String name, Map<String, String> body) {
        return DesiredResource.of(new ResourceId(kind, "shop", name), CART, Document.of(body));
    }

    /** Renders what it is told, and must be asked for nothing else. */
    private record Renderer(List<DesiredResource> resources, Set<Capability> capabilities) implements Target {
        @Override
        public Rendering render(RenderRequest request) {
            return new Rendering(resources, List.of());
        }

        @Override
        public Observation observe(ObserveRequest request, Operation operation) {
            throw new AssertionError("nobody may reach the scheduler");
        }

        @Override
        public ApplyOutcome apply(ApplyRequest request, Operation operation) {
            throw new AssertionError("nobody may reach the scheduler");
        }
    }

    private static final class Kept implements RenderedStore {
        private final List<RenderedChange> applied = new ArrayList<>();
        private Map<String, String> files = Map.of();

        @Override
        public Observation observe(ObserveRequest request, Operation operation) {
            return Observation.complete(List.of());
        }

        @Override
        public Map<String, String> files(LiveResource service, Operation operation) {
            return files;
        }

        @Override
        public ApplyOutcome apply(RenderedChange request, Operation operation) {
            applied.add(request);
            return ApplyOutcome.absent();
        }
    }
}
