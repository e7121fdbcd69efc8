package io.gitops4j.target.kubernetes.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.MergePatch;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressHost;
import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.ProbeKind;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.target.kubernetes.Golden;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.SecretOptions;
import io.gitops4j.target.kubernetes.SecretStrategy;
import io.gitops4j.target.kubernetes.Specs;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RendererDiagnosticsTest {
    private static final ServiceId CART = ServiceId.of("cart");

    @Test
    void everythingThatCannotBeExpressedIsToldWithItsPlaceAndRemedy() {
        Golden.check("inexpressible.txt", diagnostics(inexpressible()));
    }

    @Test
    void aCronJobRefusesWhatNeedsARunningPod() {
        ServiceSpec spec = Specs.cron(ServiceId.of("c".repeat(53)), "shop").toBuilder()
                .services(Specs.web(CART, "shop", "1").build().services())
                .autoscaling(new Autoscaling(1, 2, 50))
                .ingress(List.of(new Ingress(new IngressHost("a.example", false), true, List.of())))
                .build();
        assertThat(new Renderer(KubernetesOptions.builder().build())
                        .render(new RenderRequest("prod", "engine-1", spec))
                        .diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("K8S-NAME", "K8S-CRON", "K8S-CRON", "K8S-CRON");
    }

    @Test
    void theInjectorNeedsACommandAndNoVersionsInTheFirstKeyValueEngine() {
        ServiceSpec spec = Specs.web(CART, "shop", "1.0")
                .containers(List.of(Specs.container("1.0")
                        .env(List.of(EnvVar.secret("PASSWORD", new SecretReference("team/db", "password", "7"))))
                        .build()))
                .origins(Specs.origins("containers[0]"))
                .build();
        KubernetesOptions options = KubernetesOptions.builder()
                .secrets(SecretOptions.builder()
                        .strategy(SecretStrategy.VAULT_INJECTOR)
                        .vaultRole("shop")
                        .keyValueVersion(1)
                        .build())
                .build();
        assertThat(new Renderer(options)
                        .render(new RenderRequest("prod", "engine-1", spec))
                        .diagnostics())
                .map(diagnostic -> diagnostic.severity() + " " + diagnostic)
                .containsExactly(
                        "ERROR K8S-SECRET-COMMAND cart/.weave.yaml:1:1 containers[0]: container app has no command, and"
                                + " Vault's injector gives secrets by a file that the command has to read; what the image"
                                + " runs by itself does not. Do: add command with the image's entry point, and have"
                                + " /bin/sh in the image.",
                        "WARNING K8S-SECRET-VERSION cart/.weave.yaml:1:1 containers[0]: version 7 of PASSWORD is not used,"
                                + " as version 1 of Vault's key-value engine keeps one version only. Do: remove the"
                                + " version, or set vaultKeyValueVersion to 2.");
    }

    @Test
    void aCompleteServiceIsExpressedWhole() {
        assertThat(diagnostics(Specs.web(CART, "shop", "1.0").build())).isEmpty();
    }

    @Test
    void aPatchCannotChangeWhatTheEngineFindsItsObjectsBy() {
        ServiceSpec spec = Specs.web(CART, "shop", "1").build();
        Map<String, Object> deployment = new HashMap<>();
        deployment.put("kind", "DaemonSet");
        deployment.put("metadata", Map.of("name", "other", "finalizers", List.of("x"), "namespace", "theirs"));
        deployment.put("status", Map.of("replicas", 3));
        Map<String, Object> pod = new HashMap<>();
        pod.put("metadata", null);
        deployment.put(
                "spec", Map.of("selector", Map.of("matchLabels", Map.of("a", "b")), "template", pod, "replicas", 7));
        Map<String, Object> patch = Map.of(
                "Deployment",
                deployment,
                "Service",
                Map.of("metadata", Map.of("labels", Map.of("gitops4j.io/owner", "me"))),
                "Deploymnt",
                Map.of(),
                "Ingress",
                Map.of(),
                "Namespace",
                Map.of("metadata", Map.of("labels", Map.of("a", "b"))));
        ServiceSpec patched = spec.toBuilder()
                .autoscaling(new Autoscaling(1, 2, 50))
                .extensions(Map.of("kubernetes", MergePatch.of(new TreeMap<>(patch)), "nomad", MergePatch.of(Map.of())))
                .origins(Specs.origins("extensions[nomad]", "extensions[kubernetes].Deployment"))
                .build();
        Golden.check("patches.txt", diagnostics(patched));
        assertThat(rendered(patched))
                .isEqualTo(rendered(patched.toBuilder().extensions(Map.of()).build()));
    }

    @Test
    void filesThatNoConfigMapTakesAreAnError() {
        ServiceSpec spec = Specs.web(CART, "shop", "1").build();
        ServiceSpec large = spec.toBuilder()
                .containers(List.of(spec.container().toBuilder()
                        .files(List.of(new ConfigFile("/large", "x".repeat(1 << 20), OptionalInt.empty(), false)))
                        .build()))
                .build();
        assertThat(diagnostics(large))
                .startsWith(
                        "ERROR K8S-FILES containers[0].files: the files of the service have 1048590 bytes together");
    }

    private static List<Document> rendered(ServiceSpec spec) {
        return new Renderer(KubernetesOptions.builder().build())
                .render(new RenderRequest("prod", "engine-1", spec)).resources().stream()
                        .map(DesiredResource::body)
                        .toList();
    }

    private static ServiceSpec inexpressible() {
        Container app = Container.named("app")
                .ports(List.of(new ContainerPort("a-name-that-is-too-long", 8000, Protocol.TCP)))
                .env(List.of(
                        EnvVar.secret("PASSWORD", new SecretReference("team/db", "pass word", "7")),
                        EnvVar.secret("OTHER", new SecretReference("/", "key", ""))))
                .probes(Map.of(
                        ProbeKind.LIVENESS,
                        new Probe(
                                ProbeCheck.tcp(8000),
                                Duration.ZERO,
                                Duration.ofMillis(1500),
                                Duration.ofSeconds(1),
                                3)))
                .build();
        return ServiceSpec.builder(new ServiceId("cart", "Beta"), "shop")
                .labels(Map.of("app.kubernetes.io/name", "other", "not a key", "x", "team", "a b"))
                .containers(List.of(app))
                .services(List.of(
                        new NetworkService("elsewhere", Exposure.EXTERNAL_NAME, List.of()),
                        new NetworkService("empty", Exposure.INTERNAL, List.of()),
                        new NetworkService(
                                "inner",
                                Exposure.INTERNAL,
                                List.of(new ServicePort("http", 80, 8000, OptionalInt.of(30000), Protocol.TCP)))))
                .ingress(List.of(
                        new Ingress(new IngressHost("cart", true), true, List.of(new IngressPath("/", "nobody", 80))),
                        new Ingress(new IngressHost("admin.example", false), false, List.of())))
                .scaling(new Scaling(3, CountOrPercent.count(0), CountOrPercent.count(0)))
                .autoscaling(new Autoscaling(3, 10, 75))
                .slos(List.of(new Slo("http-availability", new BigDecimal("99.9"), "")))
                .origins(Specs.origins("id", "labels", "containers[0]", "services", "ingress", "scaling", "slos"))
                .build();
    }

    private static String diagnostics(ServiceSpec spec) {
        return new Renderer(KubernetesOptions.builder().build())
                .render(new RenderRequest("prod", "engine-1", spec)).diagnostics().stream()
                        .map(diagnostic -> diagnostic.severity() + " " + diagnostic + "\n")
                        .collect(Collectors.joining());
    }
}
