package io.gitops4j.target.nomad.internal.render;

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
import io.gitops4j.api.spec.Slo;
import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import io.gitops4j.target.nomad.MemoryMode;
import io.gitops4j.target.nomad.NetworkMode;
import io.gitops4j.target.nomad.NomadConnection;
import io.gitops4j.target.nomad.NomadOptions;
import io.gitops4j.target.nomad.SecretStore;
import io.gitops4j.target.nomad.ServiceProvider;
import io.gitops4j.target.nomad.TaskDriver;
import io.gitops4j.target.nomad.TraefikIngress;
import io.gitops4j.target.nomad.VolumeType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What is rendered into files. */
final class RenderCases {
    private static final ServicePort HTTP = port("http", 80, 8000, OptionalInt.empty(), Protocol.TCP);

    private RenderCases() {}

    record Case(String name, NomadOptions options, ServiceSpec spec) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> all() {
        return Stream.of(
                new Case("weave-defaults", options().build(), weaveDefaults()),
                new Case("web-with-everything", everything(), web()),
                new Case("raw-exec", options().driver(TaskDriver.RAW_EXEC).build(), command()),
                new Case("java", options().driver(TaskDriver.JAVA).build(), java()),
                new Case(
                        "podman-and-sidecar",
                        options().driver(TaskDriver.PODMAN).build(),
                        sidecar()),
                new Case("autoscaled", options().build(), autoscaled()),
                new Case("cron", options().build(), cron(Concurrency.FORBID)),
                new Case("cron-wrong", options().build(), wrongCron()),
                new Case("fixed-port-and-udp", options().build(), fixedPort()),
                new Case(
                        "consul-checks",
                        options().serviceProvider(ServiceProvider.CONSUL).build(),
                        checks()),
                new Case("nomad-checks", options().build(), checks()),
                new Case(
                        "variables-and-escapes",
                        options().secrets(SecretStore.VARIABLES).build(),
                        secrets()),
                new Case(
                        "vault-v1",
                        options()
                                .secrets(
                                        new SecretStore(SecretStore.Kind.VAULT, Optional.empty(), Optional.of("kv"), 1))
                                .build(),
                        secrets()),
                new Case("storage", options().build(), storage()),
                new Case(
                        "storage-podman-csi",
                        options()
                                .driver(TaskDriver.PODMAN)
                                .claims(VolumeType.CSI)
                                .csiAccessMode("multi-node-multi-writer")
                                .build(),
                        storage()),
                new Case("storage-exec", options().driver(TaskDriver.EXEC).build(), storage()),
                new Case(
                        "storage-raw-exec",
                        options().driver(TaskDriver.RAW_EXEC).build(),
                        storage()),
                new Case("patched", options().build(), patched()),
                new Case("patched-wrong", options().build(), wronglyPatched()),
                new Case(
                        "nothing-configured", NomadOptions.builder(connection()).build(), web()),
                new Case(
                        "oversubscribed",
                        options()
                                .memoryMode(MemoryMode.OVERSUBSCRIBE)
                                .networkMode(NetworkMode.HOST)
                                .build(),
                        weaveDefaults()));
    }

    static NomadConnection connection() {
        return NomadConnection.to(URI.create("http://127.0.0.1:4646"));
    }

    static NomadOptions.Builder options() {
        return NomadOptions.builder(connection()).mhzPerCore(2400);
    }

    private static NomadOptions everything() {
        return NomadOptions.builder(connection().withRegion("west"))
                .mhzPerCore(2400)
                .datacenters(List.of("dc1", "dc2"))
                .ingress(new TraefikIngress(
                        Optional.of("example.com"), List.of("websecure"), List.of("intern"), Optional.of("le")))
                .secrets(new SecretStore(SecretStore.Kind.VAULT, Optional.of("shop"), Optional.empty(), 2))
                .constraints(Map.of("${attr.kernel.name}", "linux"))
                .spread("${node.datacenter}")
                .build();
    }

    static ServiceSpec minimal(String namespace) {
        return ServiceSpec.builder(ServiceId.of("orders"), namespace)
                .containers(List.of(app().build()))
                .build();
    }

    static ServiceSpec weaveDefaults() {
        return ServiceSpec.builder(ServiceId.of("orders"), "shop")
                .containers(List.of(app().ports(List.of(new ContainerPort("http", 8000, Protocol.TCP)))
                        .resources(weaveResources())
                        .build()))
                .services(List.of(new NetworkService("orders", Exposure.INTERNAL, List.of(HTTP))))
                .scaling(new Scaling(3, CountOrPercent.count(2), CountOrPercent.count(0)))
                .build();
    }

    private static ServiceSpec web() {
        Container container = app().command(List.of("/app/serve"))
                .args(List.of("--port", "8000", "--node", "${node.unique.name}", "${OTHER}"))
                .ports(List.of(
                        new ContainerPort("http", 8000, Protocol.TCP),
                        new ContainerPort("metrics", 9090, Protocol.TCP)))
                .env(List.of(
                        EnvVar.literal("PLAIN", "some value"),
                        EnvVar.secret("DB_PASSWORD", new SecretReference("secret/shop/db", "password", "3")),
                        EnvVar.secret("DB_USER", new SecretReference("secret/shop/db", "user-name", ""))))
                .resources(new Resources(ComputeAmount.of(200, 268435456), ComputeAmount.of(200, 512_000_000)))
                .probes(Map.of(
                        ProbeKind.READINESS, Probe.of(ProbeCheck.http(8000, "/ready")),
                        ProbeKind.LIVENESS,
                                new Probe(
                                        ProbeCheck.tcp(8000),
                                        Duration.ofSeconds(5),
                                        Duration.ofMillis(500),
                                        Duration.ofSeconds(2),
                                        4),
                        ProbeKind.STARTUP,
                                new Probe(
                                        ProbeCheck.tcp(8000),
                                        Duration.ofSeconds(3),
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(1),
                                        6)))
                .build();
        ServicePort metrics = port("metrics", 9090, 9090, OptionalInt.empty(), Protocol.TCP);
        return ServiceSpec.builder(new ServiceId("orders", "beta"), "shop")
                .name("Orders")
                .containers(List.of(container))
                .services(List.of(new NetworkService("orders", Exposure.INTERNAL, List.of(HTTP, metrics))))
                .ingress(List.of(
                        new Ingress(
                                new IngressHost("orders", true),
                                true,
                                List.of(new IngressPath("/", "orders", 80), new IngressPath("/api", "orders", 80))),
                        new Ingress(
                                new IngressHost("metrics.intern.example.com", false),
                                false,
                                List.of(new IngressPath("/", "orders", 9090)))))
                .scaling(new Scaling(4, CountOrPercent.count(0), new CountOrPercent(25, true)))
                .slos(List.of(new Slo("http-availability", new BigDecimal("99.9"), "critical")))
                .labels(Map.of("finops-team", "a"))
                .links(List.of(new Link("Runbook", "https://example.com/runbook")))
                .origins(Origins.of(Map.of(
                        "", new Origin(new Position("services/orders/.weave.yaml", 1, 1), "deploy[prod]", "manifest"))))
                .build();
    }

    private static ServiceSpec command() {
        return minimal("default").toBuilder()
                .containers(List.of(app().command(List.of("/usr/bin/env", "sh"))
                        .args(List.of("-c", "serve"))
                        .ports(List.of(new ContainerPort("http", 8000, Protocol.TCP)))
                        .resources(weaveResources())
                        .build()))
                .build();
    }

    private static ServiceSpec java() {
        return minimal("default").toBuilder()
                .containers(List.of(
                        Container.named("jar")
                                .command(List.of("java", "-Xmx64m", "-jar", "app.jar", "--serve"))
                                .build(),
                        Container.named("class")
                                .command(List.of("/usr/bin/java", "-cp", "lib/a.jar", "-Dx=y", "com.example.Main"))
                                .args(List.of("a"))
                                .build(),
                        Container.named("neither")
                                .command(List.of("java", "-version"))
                                .build(),
                        Container.named("none").build()))
                .build();
    }

    private static ServiceSpec sidecar() {
        Container proxy = Container.named("proxy")
                .image(new Image("example.com/proxy", "", "sha256:0123"))
                .ports(List.of(new ContainerPort("http", 8443, Protocol.TCP)))
                .build();
        return minimal("default").toBuilder()
                .containers(List.of(
                        app().ports(List.of(new ContainerPort("http", 8000, Protocol.TCP)))
                                .build(),
                        proxy))
                .build();
    }

    private static ServiceSpec autoscaled() {
        return weaveDefaults().toBuilder()
                .autoscaling(new Autoscaling(4, 10, 75))
                .build();
    }

    private static ServiceSpec cron(Concurrency concurrency) {
        return minimal("default").toBuilder()
                .schedule(new Schedule("*/5 2 * * 1-5", "Europe/Vienna", concurrency, true))
                .build();
    }

    private static ServiceSpec wrongCron() {
        return cron(Concurrency.REPLACE).toBuilder()
                .services(weaveDefaults().services())
                .autoscaling(new Autoscaling(1, 2, 50))
                .build();
    }

    private static ServiceSpec fixedPort() {
        List<ServicePort> ports = List.of(
                port("dns", 53, 5353, OptionalInt.of(30053), Protocol.TCP),
                port("dns-udp", 53, 5353, OptionalInt.of(30053), Protocol.UDP),
                port("admin", 9000, 9000, OptionalInt.empty(), Protocol.TCP));
        return weaveDefaults().toBuilder()
                .services(List.of(
                        new NetworkService("dns", Exposure.NODE_PORT, ports),
                        new NetworkService("lb", Exposure.LOAD_BALANCER, List.of(HTTP))))
                .build();
    }

    private static ServiceSpec checks() {
        Probe command = Probe.of(ProbeCheck.exec(List.of("/bin/check", "-q")));
        Probe grpc = Probe.of(ProbeCheck.grpc(9999, "orders.v1"));
        return minimal("default").toBuilder()
                .containers(List.of(app().probes(Map.of(ProbeKind.READINESS, grpc, ProbeKind.LIVENESS, command))
                        .build()))
                .build();
    }

    private static ServiceSpec secrets() {
        return minimal("default").toBuilder()
                .containers(List.of(app().env(List.of(
                                EnvVar.secret("A", new SecretReference("team/db", "password", "2")),
                                EnvVar.secret("B", new SecretReference("team/db", "user-name", "")),
                                EnvVar.secret("EVIL", new SecretReference("x\" }}{{ env \"HOME", "key", "")),
                                EnvVar.literal("TEMPLATE_LIKE", "{{ stays }}"),
                                EnvVar.literal(
                                        "INTERPOLATED", "a \"quoted\" ${NOMAD_ALLOC_ID} {{x}} \\ back\nslash $HOME"),
                                EnvVar.literal("DOLLAR", "$HOME ${not closed")))
                        .build()))
                .build();
    }

    private static ServiceSpec storage() {
        Container main = app().command(List.of("/bin/orders"))
                .files(List.of(
                        new ConfigFile(
                                "/etc/orders/orders.conf",
                                "{{ env \"HOME\" }} ${NOMAD_ALLOC_ID} <%gitops% x %gitops%>",
                                OptionalInt.empty(),
                                false),
                        new ConfigFile("/etc/orders/key.txt", "hush", OptionalInt.of(0400), true),
                        new ConfigFile("/etc/orders/empty", "", OptionalInt.empty(), false)))
                .mounts(List.of(
                        new VolumeMount("scratch", "/tmp", false),
                        new VolumeMount("cache", "/var/cache", false),
                        new VolumeMount("shared", "/shared", false),
                        new VolumeMount("archive", "/archive", true)))
                .security(new Security(true, OptionalLong.of(10001), true, List.of("NET_RAW"), List.of("ALL")))
                .build();
        Container shipper = Container.named("shipper")
                .image(new Image("example.com/ship", "1", ""))
                .command(List.of("/ship"))
                .mounts(List.of(new VolumeMount("shared", "/logs", true)))
                .security(new Security(true, OptionalLong.empty(), false, List.of(), List.of()))
                .build();
        return minimal("default").toBuilder()
                .containers(List.of(main, shipper))
                .volumes(List.of(
                        Volume.temporary("scratch", OptionalLong.empty()),
                        Volume.temporary("cache", OptionalLong.of(64L << 20)),
                        Volume.temporary("shared", OptionalLong.of(1L << 20)),
                        Volume.claim("archive", "orders-archive")))
                .owner("shop@example.com")
                .slack("#shop")
                .template("backend-default")
                .dependencies(List.of("example/payments", "example/users"))
                .build();
    }

    private static ServiceSpec patched() {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("Name", "app");
        task.put("KillTimeout", 30_000_000_000L);
        task.put("Resources", null);
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("Name", "orders");
        group.put("Tasks", List.of(task));
        Map<String, Object> patch = new LinkedHashMap<>();
        patch.put("Priority", 70);
        patch.put("TaskGroups", List.of(group));
        return weaveDefaults().toBuilder()
                .extensions(Map.of("nomad", MergePatch.of(patch), "kubernetes", MergePatch.of(Map.of())))
                .build();
    }

    private static ServiceSpec wronglyPatched() {
        Map<String, Object> patch = new LinkedHashMap<>();
        patch.put("Name", "other");
        patch.put("Namespace", null);
        patch.put("Meta", Map.of("gitops_owner", "me"));
        patch.put("Priority", 70);
        return weaveDefaults().toBuilder()
                .extensions(Map.of("nomad", MergePatch.of(patch)))
                .build();
    }

    private static Container.Builder app() {
        return Container.named("app").image(new Image("registry.example.com/orders", "1.0.2", ""));
    }

    private static Resources weaveResources() {
        return new Resources(ComputeAmount.of(200, 256L << 20), ComputeAmount.of(400, 512L << 20));
    }

    private static ServicePort port(String name, int number, int target, OptionalInt node, Protocol protocol) {
        return new ServicePort(name, number, target, node, protocol);
    }
}
