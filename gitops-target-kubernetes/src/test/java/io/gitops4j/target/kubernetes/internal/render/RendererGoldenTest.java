package io.gitops4j.target.kubernetes.internal.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.target.kubernetes.Golden;
import io.gitops4j.target.kubernetes.IngressOptions;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.Specs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What services become. */
class RendererGoldenTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR));
    private static final ServiceId CART = ServiceId.of("cart");

    @Test
    void aServiceWithTheLeastInIt() throws JsonProcessingException {
        check(
                "least",
                KubernetesOptions.builder().build(),
                Specs.web(CART, "shop", "1.0").build());
    }

    @Test
    void aServiceWithEverythingInIt() throws JsonProcessingException {
        KubernetesOptions options = KubernetesOptions.builder()
                .imagePullSecrets(List.of("registry"))
                .secretNames(Map.of("team/other", "renamed"))
                .ingress(IngressOptions.builder()
                        .publicClass("public")
                        .internalClass("internal")
                        .domain("example.com")
                        .internalDomain("internal.example.com")
                        .clusterIssuer("letsencrypt")
                        .annotations(Map.of("ingress.example/timeout", "30"))
                        .build())
                .build();
        check("everything", options, Specs.complete(CART, "shop"));
    }

    @Test
    void aCronJob() throws JsonProcessingException {
        check("cron", KubernetesOptions.builder().createNamespaces(false).build(), Specs.cron(CART, "shop"));
    }

    @Test
    void aVariantBesideItsService() throws JsonProcessingException {
        check(
                "variant",
                KubernetesOptions.builder().build(),
                Specs.web(new ServiceId("cart", "beta"), "shop", "1.1").build());
    }

    private static void check(String name, KubernetesOptions options, ServiceSpec spec) throws JsonProcessingException {
        Rendering rendering = new Renderer(options).render(new RenderRequest("prod", "engine-1", spec));
        StringBuilder text = new StringBuilder();
        rendering
                .diagnostics()
                .forEach(diagnostic -> text.append("# ").append(diagnostic).append('\n'));
        for (DesiredResource resource : rendering.resources()) {
            text.append(YAML.writeValueAsString(resource.body().fields())
                    .replaceFirst("---", "--- # stage " + resource.stage() + ", " + resource.lifecycle()));
        }
        Golden.check(name + ".yaml", text.toString());
    }
}
