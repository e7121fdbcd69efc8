package io.gitops4j.core.internal.spec;

import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressHost;
import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.api.spec.Link;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.ProbeKind;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.Schedule;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Services in the words of a test. */
public final class Services {
    private Services() {}

    /** As little as a service can say. */
    public static ServiceSpec small(String slug, String version) {
        return ServiceSpec.builder(ServiceId.of(slug), "devx")
                .containers(List.of(Container.named("app")
                        .image(new Image("example/" + slug, version, ""))
                        .build()))
                .build();
    }

    /** As much as a service can say. */
    public static ServiceSpec whole() {
        return ServiceSpec.builder(new ServiceId("cart", "beta"), "devx")
                .name("The Cart: \"yes\"")
                .owner("team@example.com")
                .slack("#squad")
                .template("backend-default")
                .schedule(new Schedule("*/5 * * * *", "Europe/Berlin", Concurrency.FORBID, true))
                .scaling(new Scaling(3, CountOrPercent.count(2), new CountOrPercent(25, true)))
                .autoscaling(new Autoscaling(3, 10, 75))
                .containers(List.of(app(), Container.named("sidecar").build()))
                .services(List.of(new NetworkService(
                        "cart",
                        Exposure.NODE_PORT,
                        List.of(
                                new ServicePort("http", 80, 8000, OptionalInt.of(30080), Protocol.TCP),
                                new ServicePort("dns", 53, 53, OptionalInt.empty(), Protocol.UDP)))))
                .ingress(List.of(
                        new Ingress(new IngressHost("cart", true), true, List.of(new IngressPath("/", "cart", 80))),
                        new Ingress(new IngressHost("cart.example.com", false), false, List.of())))
                .slos(List.of(new Slo("http-availability", new BigDecimal("99.90"), "critical")))
                .labels(Map.of("finops-team", "no", "tier", "1"))
                .options(Map.of("canary-alert-priority", "P1"))
                .dependencies(List.of("example/shop"))
                .links(List.of(new Link("Runbook", "https://example.com/run?a=b#c")))
                .build();
    }

    private static Container app() {
        return Container.named("app")
                .image(new Image("example.com:5000/cart", "1.0", "sha256:" + "0".repeat(64)))
                .command(List.of("/bin/cart", "--serve"))
                .args(List.of("-v", ""))
                .ports(List.of(new ContainerPort("http", 8000, Protocol.TCP)))
                .env(List.of(
                        EnvVar.literal("EMPTY", ""),
                        EnvVar.literal("OCTAL", "010"),
                        EnvVar.literal("LINES", "one\n  two\n"),
                        EnvVar.sensitive("PASSWORD", "hunter2"),
                        EnvVar.secret("TOKEN", new SecretReference("team/cart", "token", ""))))
                .resources(new Resources(
                        ComputeAmount.of(200, 256L << 20),
                        new ComputeAmount(OptionalLong.of(2000), OptionalLong.of(1_000_000_000))))
                .probes(Map.of(
                        ProbeKind.READINESS,
                        Probe.of(ProbeCheck.http(8000, "/ready")),
                        ProbeKind.LIVENESS,
                        new Probe(
                                ProbeCheck.exec(List.of("cat", "/alive")),
                                Duration.ofSeconds(5),
                                Duration.ofMillis(1500),
                                Duration.ofSeconds(2),
                                1)))
                .build();
    }
}
