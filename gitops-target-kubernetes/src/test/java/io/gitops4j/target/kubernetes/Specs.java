package io.gitops4j.target.kubernetes;

import io.gitops4j.api.MergePatch;
import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.ConfigFile;
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
import io.gitops4j.api.spec.Origins;
import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.ProbeKind;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.Schedule;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.api.spec.Security;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Services for tests. */
public final class Specs {
    private Specs() {}

    /** One container with one port behind one name. */
    public static ServiceSpec.Builder web(ServiceId id, String namespace, String tag) {
        return ServiceSpec.builder(id, namespace)
                .containers(List.of(container(tag).build()))
                .scaling(new Scaling(3, CountOrPercent.count(2), CountOrPercent.count(0)))
                .services(List.of(new NetworkService(
                        id.runtimeName(),
                        Exposure.INTERNAL,
                        List.of(new ServicePort("http", 80, 8000, OptionalInt.empty(), Protocol.TCP)))));
    }

    /** Everything that this target can express. */
    public static ServiceSpec complete(ServiceId id, String namespace) {
        Container app = container("1.4.0")
                .command(List.of("/bin/app"))
                .args(List.of("--greeting", "costs $(nothing) and $$5"))
                .ports(List.of(
                        new ContainerPort("http", 8000, Protocol.TCP), new ContainerPort("dns", 53, Protocol.UDP)))
                .env(List.of(
                        EnvVar.literal("MODE", "fast"),
                        EnvVar.literal("EMPTY", ""),
                        EnvVar.literal("PATTERN", "^[0-9]+$"),
                        EnvVar.literal("TEMPLATE", "$(MODE)"),
                        EnvVar.sensitive("API_TOKEN", "hush"),
                        EnvVar.secret("DB_PASSWORD", new SecretReference("team/cart-db", "password", ""))))
                .probes(Map.of(
                        ProbeKind.READINESS, Probe.of(ProbeCheck.http(8000, "/ready")),
                        ProbeKind.LIVENESS,
                                new Probe(
                                        ProbeCheck.tcp(8000),
                                        Duration.ofSeconds(20),
                                        Duration.ofSeconds(15),
                                        Duration.ofSeconds(2),
                                        5),
                        ProbeKind.STARTUP, Probe.of(ProbeCheck.grpc(8000, "cart"))))
                .files(List.of(
                        new ConfigFile(
                                "/etc/cart/cart.conf", "greeting = ${NAME} {{ x }}\n", OptionalInt.empty(), false),
                        new ConfigFile("/etc/cart/token.txt", "hush", OptionalInt.of(0400), true)))
                .mounts(List.of(
                        new VolumeMount("scratch", "/tmp", false),
                        new VolumeMount("cache", "/var/cache/cart", false),
                        new VolumeMount("files", "/var/lib/cart", true)))
                .security(new Security(true, OptionalLong.of(10001), true, List.of("NET_BIND_SERVICE"), List.of("ALL")))
                .build();
        Container sidecar = Container.named("proxy")
                .image(new Image("registry.example/proxy", "", "sha256:" + "ab".repeat(32)))
                .resources(new Resources(ComputeAmount.of(1000, 1_000_000_000), ComputeAmount.UNSTATED))
                .probes(Map.of(ProbeKind.LIVENESS, Probe.of(ProbeCheck.exec(List.of("/bin/check")))))
                .files(List.of(new ConfigFile("/etc/cart/cart.conf", "", OptionalInt.empty(), false)))
                .mounts(List.of(new VolumeMount("cache", "/cache", true)))
                .security(new Security(false, OptionalLong.empty(), false, List.of(), List.of()))
                .build();
        return ServiceSpec.builder(id, namespace)
                .name("Shopping cart")
                .owner("devx-team@example.com")
                .slack("#squad-devx")
                .labels(Map.of("finops-team", "devx", "finops-note", "needs a label, has an annotation"))
                .dependencies(List.of("example/catalogue", "example/prices"))
                .links(List.of(new Link("Dashboard", "https://dashboards.example/cart")))
                .template("backend-default")
                .containers(List.of(app, sidecar))
                .volumes(List.of(
                        Volume.temporary("scratch", OptionalLong.empty()),
                        Volume.temporary("cache", OptionalLong.of(64L << 20)),
                        Volume.claim("files", "cart-data")))
                .extensions(Map.of("kubernetes", MergePatch.of(patch())))
                .services(List.of(
                        new NetworkService(
                                id.slug(),
                                Exposure.INTERNAL,
                                List.of(
                                        new ServicePort("http", 80, 8000, OptionalInt.empty(), Protocol.TCP),
                                        new ServicePort("dns", 53, 53, OptionalInt.empty(), Protocol.UDP))),
                        new NetworkService(
                                "cart-nodes",
                                Exposure.NODE_PORT,
                                List.of(new ServicePort("http", 80, 8000, OptionalInt.of(30080), Protocol.TCP))),
                        new NetworkService(
                                "cart-world",
                                Exposure.LOAD_BALANCER,
                                List.of(new ServicePort("http", 80, 8000, OptionalInt.empty(), Protocol.TCP)))))
                .ingress(List.of(
                        new Ingress(
                                new IngressHost("cart", true),
                                true,
                                List.of(new IngressPath("/", id.slug(), 80), new IngressPath("/api", id.slug(), 80))),
                        new Ingress(
                                new IngressHost("www.example.org", false),
                                true,
                                List.of(new IngressPath("/cart", id.slug(), 80))),
                        new Ingress(
                                new IngressHost("cart-admin", true),
                                false,
                                List.of(new IngressPath("/", "cart-nodes", 80)))))
                .scaling(new Scaling(3, new CountOrPercent(25, true), CountOrPercent.count(0)))
                .autoscaling(new Autoscaling(3, 10, 75))
                .build();
    }

    /** Removes a field, patches one container of two, adds a label to pods, replaces a list that has no keys. */
    private static Map<String, Object> patch() {
        Map<String, Object> proxy = fields("name", "proxy", "imagePullPolicy", "Always");
        Map<String, Object> pod = fields(
                "metadata",
                Map.of("labels", Map.of("mesh", "on")),
                "spec",
                fields(
                        "containers",
                        List.of(proxy),
                        "tolerations",
                        List.of(fields("key", "spot", "operator", "Exists")),
                        "terminationGracePeriodSeconds",
                        60));
        Map<String, Object> rollout = fields("type", "Recreate");
        rollout.put("rollingUpdate", null);
        return fields(
                "Deployment",
                Map.of("spec", fields("minReadySeconds", 5, "strategy", rollout, "template", pod)),
                "Service",
                Map.of("metadata", Map.of("annotations", Map.of("service.example/shared", "yes"))),
                "HorizontalPodAutoscaler",
                Map.of());
    }

    /** In this order in every run. */
    private static Map<String, Object> fields(Object... keysAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return fields;
    }

    /** Runs every night. */
    public static ServiceSpec cron(ServiceId id, String namespace) {
        return ServiceSpec.builder(id, namespace)
                .containers(List.of(
                        container("2.0").ports(List.of()).build(),
                        Container.named("log-shipper")
                                .image(new Image("registry.example/ship", "1", ""))
                                .build()))
                .schedule(new Schedule("15 3 * * *", "Europe/London", Concurrency.FORBID, false))
                .build();
    }

    /** A container with one port. */
    public static Container.Builder container(String tag) {
        return Container.named("app")
                .image(new Image("registry.example/cart", tag, ""))
                .ports(List.of(new ContainerPort("http", 8000, Protocol.TCP)))
                .resources(new Resources(ComputeAmount.of(200, 256L << 20), ComputeAmount.of(400, 512L << 20)));
    }

    /** As if these values stood in a file, one a line. */
    public static Origins origins(String... paths) {
        Map<String, Origin> origins = new HashMap<>();
        for (int i = 0; i < paths.length; i++) {
            origins.put(paths[i], new Origin(new Position("cart/.weave.yaml", i + 1, 1), paths[i], "deploy prod"));
        }
        return Origins.of(origins);
    }
}
