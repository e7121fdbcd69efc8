package io.gitops4j.target.kubernetes.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.AlertRule;
import io.gitops4j.spi.RecordingRule;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.RuleGroup;
import io.gitops4j.target.kubernetes.Golden;
import io.gitops4j.target.kubernetes.IngressOptions;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.SecretOptions;
import io.gitops4j.target.kubernetes.SecretStrategy;
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
    void withExternalSecretsTheServiceHasAnExternalSecret() throws JsonProcessingException {
        KubernetesOptions options = KubernetesOptions.builder()
                .createNamespaces(false)
                .secrets(SecretOptions.builder()
                        .strategy(SecretStrategy.EXTERNAL_SECRETS)
                        .store("vault")
                        .refresh(Duration.ofMinutes(15))
                        .build())
                .build();
        check("external-secrets", options, withSecrets());
        assertThat(new Renderer(options)
                        .render(new RenderRequest(
                                "prod",
                                "engine-1",
                                Specs.web(CART, "shop", "1.0").build()))
                        .resources())
                .as("of a service without a secret")
                .noneMatch(resource -> resource.id().kind().contains("ExternalSecret"));
    }

    @Test
    void withTheInjectorThePodIsAnnotatedAndItsCommandReadsTheFile() throws JsonProcessingException {
        KubernetesOptions options = KubernetesOptions.builder()
                .createNamespaces(false)
                .secrets(SecretOptions.builder()
                        .strategy(SecretStrategy.VAULT_INJECTOR)
                        .vaultRole("shop")
                        .vaultMount("kv")
                        .build())
                .build();
        check("vault-injector", options, withSecrets());
    }

    /** Two containers with secrets, one of them in a version, and a third without. */
    private static ServiceSpec withSecrets() {
        Container app = Specs.container("1.0")
                .command(List.of("/bin/app"))
                .args(List.of("--port", "8000"))
                .env(List.of(
                        EnvVar.literal("MODE", "fast"),
                        EnvVar.secret("DB_PASSWORD", new SecretReference("team/db", "password", "3")),
                        EnvVar.secret("DB_USER", new SecretReference("team/db", "user-name", ""))))
                .build();
        Container proxy = Container.named("proxy")
                .image(new Image("registry.example/proxy", "2", ""))
                .command(List.of("/proxy"))
                .env(List.of(EnvVar.secret("TOKEN", new SecretReference("proxy", "token", ""))))
                .build();
        Container plain = Container.named("plain")
                .image(new Image("registry.example/plain", "3", ""))
                .build();
        return ServiceSpec.builder(CART, "shop")
                .containers(List.of(app, proxy, plain))
                .scaling(new Scaling(1, CountOrPercent.count(1), CountOrPercent.count(0)))
                .build();
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
