package io.gitops4j.target.kubernetes.internal.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.AlertRule;
import io.gitops4j.spi.RecordingRule;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.RuleGroup;
import io.gitops4j.target.kubernetes.Golden;
import io.gitops4j.target.kubernetes.IngressOptions;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.Specs;
import java.time.Duration;
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

    @Test
    void aServiceWithRules() throws JsonProcessingException {
        KubernetesOptions options = KubernetesOptions.builder()
                .prometheusRules(true)
                .prometheusRuleLabels(Map.of("release", "prometheus"))
                .build();
        check("rules", options, withRules());
    }

    @Test
    void rulesAreLeftAloneWhereTheyAreOff() throws JsonProcessingException {
        check("least", KubernetesOptions.builder().build(), withRules());
    }

    private static RenderRequest withRules() {
        RuleGroup group = new RuleGroup(
                "cart-alerts",
                List.of(
                        new RecordingRule("slo", "1 - vector(0)", Map.of("objective", "99.9", "app", "cart")),
                        new AlertRule(
                                "CPUThrottled",
                                "vector(1) > 0.25",
                                Duration.ofMinutes(15),
                                Map.of("severity", "ticket"),
                                Map.of("summary", "{{ $value }}"))));
        return new RenderRequest(
                "prod", "engine-1", Specs.web(CART, "shop", "1.0").build(), List.of(group));
    }

    private static void check(String name, KubernetesOptions options, ServiceSpec spec) throws JsonProcessingException {
        check(name, options, new RenderRequest("prod", "engine-1", spec));
    }

    private static void check(String name, KubernetesOptions options, RenderRequest request)
            throws JsonProcessingException {
        Rendering rendering = new Renderer(options).render(request);
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
