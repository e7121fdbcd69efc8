package io.gitops4j.waml;

import static io.gitops4j.waml.Manifests.prod;
import static io.gitops4j.waml.Manifests.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.ConfigFile;
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
import io.gitops4j.api.spec.Security;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Slo;
import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import io.gitops4j.api.spec.WorkloadKind;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ParseResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What valid manifests mean. */
class ServiceSpecTest {
    private static final OptionalInt NO_NODE_PORT = OptionalInt.empty();

    @Test
    void theSmallExampleMeansAWholeService() {
        ServiceSpec spec = spec(Manifests.read("my-app.yaml"), "prod-cluster-1");
        assertThat(spec.id()).isEqualTo(ServiceId.of("my-app"));
        assertThat(spec.name()).isEqualTo("My App");
        assertThat(spec.namespace()).isEqualTo("devx");
        assertThat(spec.owner()).isEqualTo("devx-team@example.com");
        assertThat(spec.slack()).isEqualTo("#squad-devx");
        assertThat(spec.template()).isEqualTo("backend-default");
        assertThat(spec.workload()).isEqualTo(WorkloadKind.SERVICE);
        assertThat(spec.services())
                .containsExactly(new NetworkService(
                        "my-app",
                        Exposure.INTERNAL,
                        List.of(new ServicePort("http", 8000, 8000, NO_NODE_PORT, Protocol.TCP))));
        assertThat(spec.container().ports()).containsExactly(new ContainerPort("http", 8000, Protocol.TCP));
        assertThat(spec.ingress())
                .containsExactly(new Ingress(
                        new IngressHost("my-app", true), true, List.of(new IngressPath("/", "my-app", 8000))));
        assertThat(spec.container().env()).containsExactly(EnvVar.literal("MY_ENV_NAME", "some-value"));
        assertThat(spec.container().resources())
                .isEqualTo(new Resources(ComputeAmount.of(200, 256L << 20), ComputeAmount.of(400, 512L << 20)));
        assertThat(spec.scaling()).isEqualTo(new Scaling(3, CountOrPercent.count(2), CountOrPercent.count(0)));
        assertThat(spec.autoscaling()).contains(new Autoscaling(3, 10, 75));
        assertThat(spec.slos()).containsExactly(new Slo("http-availability", new BigDecimal("99.99"), "critical"));
    }

    @Test
    void anEmptyDeployEntryIsEnough() {
        ServiceSpec spec = spec(Manifests.read("my-app.yaml"), "prod-cluster-2");
        assertThat(spec.container().env()).isEmpty();
        assertThat(spec.autoscaling()).isEmpty();
        assertThat(spec.ingress()).hasSize(1);
    }

    @Test
    void everyFieldReachesTheSpec() {
        ParseResult result = Manifests.parse(new WamlParser(), Manifests.read("everything.yaml"), "dev", "prod-1");
        assertThat(Manifests.said(result)).isEmpty();
        assertThat(result.services())
                .extracting(service -> service.environment() + " " + service.service())
                .containsExactly("dev orders", "prod-1 orders", "prod-1 orders@beta");
        ServiceSpec spec = result.services().get(1).spec().orElseThrow();
        assertThat(spec.dependencies()).containsExactly("example/payments", "example/users");
        assertThat(spec.links()).containsExactly(new Link("Dashboard", "https://grafana.example.com/d/orders"));
        assertThat(spec.labels()).isEqualTo(Map.of("finops-team", "shop"));
        assertThat(spec.options())
                .isEqualTo(Map.ofEntries(
                        Map.entry("pr-notifications", "true"),
                        Map.entry("canary-alert-priority", "P1"),
                        Map.entry("finops-team", "shop"),
                        Map.entry("featureFlags.auto-deploy", "true"),
                        Map.entry("featureFlags.require-deploy-form", "true"),
                        Map.entry("documentation.type", "markdown"),
                        Map.entry("documentation.paths[0].files[0]", "README.md"),
                        Map.entry("documentation.paths[0].files[1]", "docs/operations.md"),
                        Map.entry("documentation.paths[1].fileGlob", "docs/**/*.md"),
                        Map.entry("documentation.paths[2].dir", "docs"),
                        Map.entry("documentation.paths[2].rename", "handbook")));
        assertThat(spec.container().image()).contains(new Image("registry.example.com:5000/shop/orders", "1.4.2", ""));
        assertThat(spec.container().command()).containsExactly("/bin/orders");
        assertThat(spec.container().args()).containsExactly("--serve", "--port=8080");
        assertThat(spec.container().ports())
                .containsExactly(
                        new ContainerPort("http", 8080, Protocol.TCP),
                        new ContainerPort("grpc", 9090, Protocol.TCP),
                        new ContainerPort("metrics", 9100, Protocol.TCP),
                        new ContainerPort("syslog", 514, Protocol.UDP));
        assertThat(spec.services())
                .containsExactly(
                        new NetworkService(
                                "orders",
                                Exposure.INTERNAL,
                                List.of(
                                        new ServicePort("http", 80, 8080, NO_NODE_PORT, Protocol.TCP),
                                        new ServicePort("grpc", 9090, 9090, NO_NODE_PORT, Protocol.TCP))),
                        new NetworkService(
                                "orders-logs",
                                Exposure.NODE_PORT,
                                List.of(new ServicePort("syslog", 514, 514, OptionalInt.of(30514), Protocol.UDP))));
        assertThat(spec.ingress())
                .containsExactly(
                        new Ingress(
                                new IngressHost("orders.example.com", false),
                                true,
                                List.of(new IngressPath("/api", "orders", 80), new IngressPath("/", "orders", 80))),
                        new Ingress(
                                new IngressHost("orders-internal", true),
                                false,
                                List.of(new IngressPath("/", "orders", 80))));
        assertThat(spec.container().env())
                .containsExactly(
                        EnvVar.literal("LOG_LEVEL", "info"),
                        EnvVar.secret("DB_PASSWORD", new SecretReference("shop/orders", "password", "3")),
                        EnvVar.literal("GREETING", "hello\nworld"));
        assertThat(spec.container().resources())
                .isEqualTo(new Resources(ComputeAmount.of(500, 512L << 20), ComputeAmount.of(2000, 3L << 29)));
        assertThat(spec.container().probes())
                .isEqualTo(Map.of(
                        ProbeKind.READINESS,
                        new Probe(
                                ProbeCheck.http(9100, "/ready"),
                                Duration.ZERO,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(2),
                                3),
                        ProbeKind.LIVENESS,
                        new Probe(
                                ProbeCheck.tcp(8080),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(1),
                                5),
                        ProbeKind.STARTUP,
                        Probe.of(ProbeCheck.grpc(9090, "orders.Health"))));
        assertThat(spec.scaling()).isEqualTo(new Scaling(4, new CountOrPercent(25, true), CountOrPercent.count(1)));
        assertThat(spec.autoscaling()).contains(new Autoscaling(4, 12, 70));
        assertThat(spec.slos()).containsExactly(new Slo("http-availability", new BigDecimal("99.95"), ""));
    }

    @Test
    void environmentVariablesMergeByNameAndNullRemoves() {
        ParseResult result = Manifests.parse(new WamlParser(), Manifests.read("everything.yaml"), "dev");
        assertThat(result.services().get(0).spec().orElseThrow().container().env())
                .containsExactly(
                        EnvVar.literal("LOG_LEVEL", "debug"),
                        EnvVar.secret("DB_PASSWORD", new SecretReference("shop/orders", "password", "3")));
    }

    @Test
    void aDeployRefMakesAVariantThatRunsBesideTheService() {
        ParseResult result = Manifests.parse(new WamlParser(), Manifests.read("everything.yaml"), "prod-1");
        DeclaredService variant = Manifests.service(result, "orders@beta");
        ServiceSpec spec = variant.spec().orElseThrow();
        assertThat(variant.environment()).isEqualTo("prod-1");
        assertThat(spec.services()).extracting(NetworkService::name).containsExactly("orders-beta", "orders-logs-beta");
        assertThat(spec.ingress()).isEmpty();
        assertThat(spec.scaling().replicas()).isEqualTo(1);
        assertThat(spec.container().image())
                .hasValueSatisfying(image -> assertThat(image.tag()).isEqualTo("1.5.0-rc.1"));
    }

    @Test
    void theTagsPlaceholderWaitsForTheCommit() {
        ParseResult result = Manifests.parse(new WamlParser(), Manifests.read("everything.yaml"), "dev");
        ServiceSpec spec = result.services().get(0).spec().orElseThrow();
        assertThat(spec.followsCommit()).isTrue();
        assertThat(spec.atCommit("0123456789abcdef")
                        .container()
                        .image()
                        .orElseThrow()
                        .reference())
                .isEqualTo("registry.example.com:5000/shop/orders:01234567");
    }

    @Test
    void aCronJobHasAScheduleAndNoService() {
        ServiceSpec spec = spec(Manifests.read("nightly.yaml"), "prod-1");
        assertThat(spec.workload()).isEqualTo(WorkloadKind.CRON_JOB);
        assertThat(spec.schedule())
                .contains(new Schedule("30 3 * * mon-fri", "Europe/Berlin", Concurrency.FORBID, false));
        assertThat(spec.services()).isEmpty();
        assertThat(spec.container().ports()).isEmpty();
        assertThat(spec.container().resources().limits()).isEqualTo(ComputeAmount.of(400, 2L << 30));
    }

    @Test
    void anEmptyServiceListMakesAWorker() {
        ServiceSpec spec = spec(Manifests.read("worker.yaml"), "dev");
        assertThat(spec.services()).isEmpty();
        assertThat(spec.container().ports()).isEmpty();
        assertThat(spec.container().env()).containsExactly(EnvVar.literal("QUEUE", "mail"));
        assertThat(spec.container().image())
                .hasValueSatisfying(image -> assertThat(image.digest()).startsWith("sha256:"));
    }

    @Test
    void withoutServicesAndPortsTheTemplatesPortMakesOneService() {
        ServiceSpec spec = spec(Manifests.HEAD + "deploy: {prod: {}}\n", "prod");
        assertThat(spec.services())
                .containsExactly(new NetworkService(
                        "shop",
                        Exposure.INTERNAL,
                        List.of(new ServicePort("http", 8000, 8000, NO_NODE_PORT, Protocol.TCP))));
        assertThat(spec.container().ports()).containsExactly(new ContainerPort("http", 8000, Protocol.TCP));
        assertThat(spec.origins().at("services[0].ports[0].number"))
                .hasValueSatisfying(origin -> assertThat(origin.layer()).isEqualTo("template backend-default"));
    }

    @Test
    void aServiceWithoutPortsTakesTheTemplatesPort() {
        assertThat(prod("service: [{name: web}]").services())
                .containsExactly(new NetworkService(
                        "web",
                        Exposure.INTERNAL,
                        List.of(new ServicePort("http", 8000, 8000, NO_NODE_PORT, Protocol.TCP))));
    }

    @Test
    void declaredPortsAloneMakeNoService() {
        ServiceSpec spec = prod("ports: [{number: 9100}, {number: 53, protocol: udp}]");
        assertThat(spec.services()).isEmpty();
        assertThat(spec.container().ports())
                .containsExactly(
                        new ContainerPort("port-9100", 9100, Protocol.TCP),
                        new ContainerPort("port-53-udp", 53, Protocol.UDP));
    }

    @Test
    void anIngressWithoutPathsLeadsEverythingToTheOnlyPort() {
        ServiceSpec spec = prod("service: [{ports: [{number: 80}]}]\ningress: [{host: shop.example.com}]");
        assertThat(spec.ingress())
                .containsExactly(new Ingress(
                        new IngressHost("shop.example.com", false), false, List.of(new IngressPath("/", "shop", 80))));
    }

    @Test
    void anIngressPathWithoutServicePortTakesTheTemplatesPortAmongSeveral() {
        ServiceSpec spec = prod(
                "service: [{ports: [{name: http, number: 8000}, {name: other, number: 81}]}]\ningress: [{hostPrefix: shop}]");
        assertThat(spec.ingress().get(0).paths()).containsExactly(new IngressPath("/", "shop", 8000));
    }

    @Test
    void anIngressPathWithoutServiceNameFindsTheServiceThatHasThePort() {
        ServiceSpec spec = prod("""
                service:
                - {name: web, ports: [{number: 80}]}
                - {name: admin, ports: [{number: 81}]}
                ingress:
                - {hostPrefix: shop, paths: [{path: /admin, servicePort: 81}]}
                """);
        assertThat(spec.ingress().get(0).paths()).containsExactly(new IngressPath("/admin", "admin", 81));
    }

    @Test
    void aHealthCheckWithoutAPortAsksTheFirst() {
        ServiceSpec spec = prod("health: {readiness: {http: {}}, liveness: {exec: {command: [test, -e, /live]}}}");
        assertThat(spec.container().probes())
                .isEqualTo(Map.of(
                        ProbeKind.READINESS,
                        Probe.of(ProbeCheck.http(8000, "/")),
                        ProbeKind.LIVENESS,
                        Probe.of(ProbeCheck.exec(List.of("test", "-e", "/live")))));
    }

    @Test
    void theTemplatesReplicasGiveWayToAutoscaling() {
        ServiceSpec spec =
                prod("autoscaling: {horizontal: {minReplicas: 5, maxReplicas: 9, cpu: {averageUtilization: 50}}}");
        assertThat(spec.scaling().replicas()).isEqualTo(5);
    }

    @Test
    void nullRemovesWhatALowerLayerSaid() {
        ServiceSpec spec = prod("resources: {limits: null, requests: {cpu: null}}\nscaling: null");
        assertThat(spec.container().resources().limits()).isEqualTo(ComputeAmount.UNSTATED);
        assertThat(spec.container().resources().requests().cpuMillis()).isEmpty();
        assertThat(spec.container().resources().requests().memoryBytes()).hasValue(256L << 20);
        assertThat(spec.scaling().replicas()).isEqualTo(1);
    }

    @Test
    void anImageOfALaterLayerBringsItsOwnTag() {
        ServiceSpec spec =
                spec(Manifests.HEAD + "image: shop\ntag: \"2\"\ndeploy: {prod: {image: other/shop:3}}\n", "prod");
        assertThat(spec.container().image().orElseThrow().reference()).isEqualTo("other/shop:3");
    }

    @Test
    void aPlainSecretIsMaskedFromTheStart() {
        ParseResult result = Manifests.parse(
                new WamlParser(),
                Manifests.HEAD + "deploy: {prod: {env: [{name: API_TOKEN, value: hunter2}]}}\n",
                "prod");
        ServiceSpec spec = result.services().get(0).spec().orElseThrow();
        assertThat(spec.container().env()).containsExactly(EnvVar.sensitive("API_TOKEN", "hunter2"));
        assertThat(Manifests.said(result))
                .hasSize(1)
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain("hunter2"));
    }

    @Test
    void storageSecurityAndSidecarsBecomeParts() {
        ServiceSpec spec = Manifests.parse(new WamlParser(), Manifests.read("everything.yaml"), "prod-1")
                .services()
                .get(0)
                .spec()
                .orElseThrow();
        assertThat(spec.container().files())
                .containsExactly(
                        new ConfigFile("/etc/orders/orders.conf", "level = info", OptionalInt.empty(), false),
                        new ConfigFile("/opt/orders/hook.sh", "#!/bin/sh", OptionalInt.of(0755), false));
        assertThat(spec.volumes())
                .containsExactly(
                        Volume.temporary("scratch", OptionalLong.empty()),
                        Volume.temporary("cache", OptionalLong.of(64L << 20)),
                        Volume.claim("archive", "orders-archive"));
        assertThat(spec.container().mounts())
                .containsExactly(
                        new VolumeMount("scratch", "/tmp", false),
                        new VolumeMount("cache", "/var/cache/orders", false),
                        new VolumeMount("archive", "/var/lib/orders", true));
        assertThat(spec.container().security())
                .contains(
                        new Security(true, OptionalLong.of(10001), true, List.of("NET_BIND_SERVICE"), List.of("ALL")));
        assertThat(spec.sidecars()).singleElement().satisfies(sidecar -> {
            assertThat(sidecar.name()).isEqualTo("log-shipper");
            assertThat(sidecar.image()).contains(new Image("example.com/log-shipper", "2.1", ""));
            assertThat(sidecar.command()).containsExactly("/ship");
            assertThat(sidecar.env())
                    .containsExactly(
                            EnvVar.literal("SINK", "logs.example.com"),
                            EnvVar.secret("SINK_TOKEN", new SecretReference("shop/logs", "token", "1")));
            assertThat(sidecar.resources().requests().cpuMillis()).hasValue(50);
            assertThat(sidecar.probes().get(ProbeKind.LIVENESS).check()).isEqualTo(ProbeCheck.tcp(2020));
            assertThat(sidecar.mounts()).containsExactly(new VolumeMount("scratch", "/logs", true));
            assertThat(sidecar.security().orElseThrow().readOnlyRoot()).isTrue();
        });
        assertThat(spec.extensions().get("nomad").sets().fields()).isEqualTo(Map.of("Priority", 70L));
        assertThat(spec.extensions().get("kubernetes").removes())
                .containsExactly("/Deployment/spec/strategy/rollingUpdate");
    }

    @Test
    void patchesOfLayersLieOverEachOtherAndKeepWhatTheyRemove() {
        String manifest = Manifests.HEAD + """
                x-nomad: {Priority: 20, Meta: {a: "1", b: "2"}, Update: null}
                defaults:
                - match: "*"
                  x-nomad: {Meta: {a: null}, Update: {MaxParallel: 2}}
                  x-kubernetes: {Deployment: {spec: {replicas: 1}}}
                deploy:
                  prod:
                    x-nomad: {Priority: {is: replaced}}
                  dev:
                    x-nomad: null
                    x-kubernetes: {Deployment: null}
                """;
        ServiceSpec prod = Manifests.spec(manifest, "prod");
        assertThat(prod.extensions().get("nomad").sets().fields())
                .isEqualTo(Map.of(
                        "Priority", Map.of("is", "replaced"),
                        "Meta", Map.of("b", "2"),
                        "Update", Map.of("MaxParallel", 2L)));
        assertThat(prod.extensions().get("nomad").removes()).containsExactly("/Meta/a");
        assertThat(prod.origins().at("extensions[nomad].Meta.a").orElseThrow().layer())
                .isEqualTo("defaults \"*\"");
        ServiceSpec dev = Manifests.spec(manifest, "dev");
        assertThat(dev.extensions()).containsOnlyKeys("kubernetes");
        assertThat(dev.extensions().get("kubernetes").at("Deployment")).isEmpty();
    }

    @Test
    void aTemplateRemovedByNullGivesWayToTheDefaultOne() {
        ServiceSpec spec = Manifests.spec(
                Manifests.HEAD + "template: cronjob-default\ndeploy:\n  prod: {template: null}\n", "prod");
        assertThat(spec.template()).isEqualTo("backend-default");
        assertThat(spec.services()).hasSize(1);
    }
}
