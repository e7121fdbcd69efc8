package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.target.kubernetes.internal.client.Json;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.Kubectl;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import io.gitops4j.testkit.servers.RequestCounts;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealKubernetes(controllers = false)
@DisplayName("writes and previews on a real API server")
class KubernetesWritesIT {
    private static final ServiceId CART = ServiceId.of("cart");

    private final KubernetesCluster cluster;
    private final Kubectl kubectl;
    private final String namespace;
    private final KubernetesTarget target;
    private final Driver driver;

    KubernetesWritesIT(KubernetesCluster cluster) {
        this.cluster = cluster;
        this.kubectl = cluster.kubectl();
        this.namespace = cluster.newNamespace("writes");
        this.target = Clusters.target(cluster);
        this.driver = new Driver(target, "owner-" + namespace);
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void everyWriteIsOneRequestAndNothingElse() {
        List<DesiredResource> wanted = driver.render(service("1.0"));
        RequestCounts before = cluster.requestCounts();
        wanted.forEach(resource -> driver.apply(Change.create(resource, "test")));
        assertThat(since(before))
                .containsOnly(
                        Map.entry("APPLY namespaces", 1L),
                        Map.entry("APPLY serviceaccounts", 1L),
                        Map.entry("APPLY services", 1L),
                        Map.entry("APPLY deployments", 1L),
                        Map.entry("APPLY poddisruptionbudgets", 1L));

        DesiredResource newer = driver.render(service("1.1"), ResourceKind.DEPLOYMENT);
        LiveResource live = driver.live(newer.id());
        before = cluster.requestCounts();
        ApplyOutcome updated = driver.apply(Change.update(newer, live, List.of(), "test"));
        assertThat(updated.status()).isEqualTo(Status.APPLIED);
        assertThat(since(before)).containsOnly(Map.entry("APPLY deployments", 1L));

        before = cluster.requestCounts();
        driver.apply(Change.delete(updated.now().orElseThrow(), "test"));
        assertThat(since(before)).containsOnly(Map.entry("DELETE deployments", 1L));
    }

    @Test
    void theSameAgainIsUnchangedAndMovesNoVersion() {
        driver.create(service("1.0"));
        for (DesiredResource resource : driver.render(service("1.0"))) {
            if (!resource.id().kind().equals(ResourceKind.NAMESPACE.id())) {
                LiveResource live = driver.live(resource.id());
                ApplyOutcome outcome = driver.apply(Change.update(resource, live, List.of(), "test"));
                assertThat(outcome.status()).as("%s", resource).isEqualTo(Status.UNCHANGED);
                assertThat(outcome.now().orElseThrow().version()).isEqualTo(live.version());
                assertThat(driver.preview(resource).kind()).isEqualTo(ChangeKind.NONE);
            }
        }
    }

    @Test
    void aCompleteServiceAndACronJobAreTakenByTheServerAndStaySo() {
        KubernetesOptions options = Clusters.options(cluster)
                .ingress(IngressOptions.builder()
                        .domain("example.com")
                        .internalClass("internal")
                        .clusterIssuer("letsencrypt")
                        .build())
                .build();
        try (KubernetesTarget complete = new KubernetesTarget(options)) {
            Driver both = new Driver(complete, "owner-" + namespace);
            for (ServiceSpec spec :
                    List.of(Specs.complete(CART, namespace), Specs.cron(ServiceId.of("nightly"), namespace))) {
                both.create(spec);
                for (DesiredResource resource : both.render(spec)) {
                    if (!resource.id().kind().equals(ResourceKind.NAMESPACE.id())) {
                        assertThat(both.preview(resource).diff())
                                .as("%s", resource)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void previewShowsEveryDifferenceAndMasksSecrets() {
        driver.create(service("1.0"));
        ServiceSpec changed = service("1.1").toBuilder()
                .containers(List.of(Specs.container("1.1")
                        .env(List.of(EnvVar.sensitive("TOKEN", "hush")))
                        .build()))
                .scaling(new Scaling(4, CountOrPercent.count(1), CountOrPercent.count(1)))
                .build();
        RequestCounts before = cluster.requestCounts();
        Preview preview = driver.preview(driver.render(changed, ResourceKind.DEPLOYMENT));
        assertThat(preview.kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(preview.diff())
                .extracting(FieldDiff::toString)
                .containsExactly(
                        "spec.replicas: 3 -> 4",
                        "spec.strategy.rollingUpdate.maxSurge: 2 -> 1",
                        "spec.strategy.rollingUpdate.maxUnavailable: 0 -> 1",
                        "spec.template.spec.containers[app].env[TOKEN].name: (none) -> ***",
                        "spec.template.spec.containers[app].env[TOKEN].value: (none) -> ***",
                        "spec.template.spec.containers[app].image: registry.example/cart:1.0 ->"
                                + " registry.example/cart:1.1");
        assertThat(since(before)).containsEntry("APPLY deployments dry-run", 1L).doesNotContainKey("APPLY deployments");
    }

    @Test
    void whoChangedAFieldIsToldWithTheTime() {
        driver.create(service("1.0"));
        DesiredResource wanted = driver.render(service("1.0"), ResourceKind.DEPLOYMENT);
        assertThat(driver.preview(wanted).diagnostics()).isEmpty();

        kubectl.run(
                "-n",
                namespace,
                "set",
                "image",
                "deployment/cart",
                "app=registry.example/cart:hacked",
                "--field-manager=night-shift");

        assertThat(driver.preview(wanted).diagnostics()).singleElement().satisfies(note -> {
            assertThat(note.severity()).isEqualTo(Severity.INFO);
            assertThat(note.toString())
                    .startsWith("K8S-AUTHOR apps/Deployment " + namespace + "/cart: ")
                    .contains("containers[app].image was last set by 'night-shift' at 20");
        });
    }

    @Test
    void aChangedFileReplacesThePodsAndItsSecretContentIsMasked() {
        driver.create(withFile("first", "hush-1"));
        ServiceSpec changed = withFile("second", "hush-2");
        assertThat(driver.preview(driver.render(changed, ResourceKind.CONFIG_MAP))
                        .diff())
                .extracting(FieldDiff::toString)
                .satisfiesExactly(
                        diff -> assertThat(diff).matches("data\\.app\\.conf-[0-9a-f]{8}: first -> second"),
                        diff -> assertThat(diff).matches("data\\.key\\.txt-[0-9a-f]{8}: \\*\\*\\* -> \\*\\*\\*"));
        assertThat(driver.preview(driver.render(changed, ResourceKind.DEPLOYMENT))
                        .diff())
                .singleElement()
                .satisfies(diff -> assertThat(diff.path()).contains("spec.template.metadata.annotations"));
        assertThat(driver.update(driver.render(changed, ResourceKind.CONFIG_MAP))
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(driver.owned().keySet())
                .extracting(Object::toString)
                .anySatisfy(id -> assertThat(id).contains("ConfigMap").contains("cart-files"));
    }

    private ServiceSpec withFile(String content, String secret) {
        ServiceSpec spec = service("1.0");
        return spec.toBuilder()
                .containers(List.of(spec.container().toBuilder()
                        .files(List.of(
                                new ConfigFile("/etc/app.conf", content, OptionalInt.empty(), false),
                                new ConfigFile("/etc/key.txt", secret, OptionalInt.of(0400), true)))
                        .build()))
                .build();
    }

    @Test
    void aChangedSelectorIsARecreationInThePlanAndRefusedAsAnUpdate() {
        driver.create(service("1.0"));
        DesiredResource other = changed(
                driver.render(service("1.0"), ResourceKind.DEPLOYMENT),
                "\"matchLabels\":{\"app.kubernetes.io/name\":\"cart\"}",
                "\"matchLabels\":{\"gitops4j.io/service\":\"cart\"}");
        Preview preview = driver.preview(other);
        assertThat(preview.kind()).isEqualTo(ChangeKind.RECREATE);
        assertThat(preview.diff()).isNotEmpty();
        assertThat(preview.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.severity()).isEqualTo(Severity.WARNING);
            assertThat(diagnostic.toString()).contains("K8S-IMMUTABLE", "spec.selector", "immutable");
        });
        assertRefused(driver.update(other), FailureKind.REJECTED, "K8S-REJECTED", "immutable");
    }

    @Test
    void anUnknownFieldIsFoundByTheServer() {
        driver.create(service("1.0"));
        DesiredResource wrong = changed(
                driver.render(service("1.0"), ResourceKind.DEPLOYMENT),
                "\"progressDeadlineSeconds\"",
                "\"progresDeadline\"");
        Preview preview = driver.preview(wrong);
        assertThat(preview.kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(preview.diagnostics())
                .singleElement()
                .satisfies(d -> assertThat(d.severity()).isEqualTo(Severity.ERROR));
        assertRefused(driver.update(wrong), FailureKind.REJECTED, "progresDeadline");
    }

    @Test
    void anAutoscalerTakesOverWithoutLosingAPod() {
        driver.create(service("1.0"));
        ServiceSpec scaled = service("1.0").toBuilder()
                .autoscaling(new Autoscaling(2, 9, 75))
                .build();
        DesiredResource deployment = driver.render(scaled, ResourceKind.DEPLOYMENT);
        assertThat(driver.preview(deployment).diff())
                .extracting(FieldDiff::toString)
                .containsExactly("spec.replicas: 3 -> left to the autoscaler");

        assertThat(driver.update(deployment).status()).isEqualTo(Status.APPLIED);

        assertThat(read("deployment/cart", "{.spec.replicas}")).isEqualTo("3");
        assertThat(driver.preview(deployment).kind()).isEqualTo(ChangeKind.NONE);
        String settled = driver.live(deployment.id()).fingerprint();
        kubectl.run("-n", namespace, "scale", "deployment/cart", "--replicas=7");
        assertThat(driver.live(deployment.id()).fingerprint())
                .as("scaling is no drift")
                .isEqualTo(settled);

        RequestCounts before = cluster.requestCounts();
        LiveResource live = driver.live(deployment.id());
        driver.apply(Change.update(
                driver.render(
                        service("1.1").toBuilder()
                                .autoscaling(new Autoscaling(2, 9, 75))
                                .build(),
                        ResourceKind.DEPLOYMENT),
                live,
                List.of(),
                "test"));
        assertThat(since(before)).containsEntry("APPLY deployments", 1L);
        assertThat(read("deployment/cart", "{.spec.replicas}")).isEqualTo("7");

        driver.update(driver.render(service("1.1"), ResourceKind.DEPLOYMENT));
        assertThat(read("deployment/cart", "{.spec.replicas}"))
                .as("without the autoscaler the declared number counts again")
                .isEqualTo("3");
    }

    @Test
    void whatIsBeingDeletedIsAConflictAndNotPrunedAgain() {
        List<DesiredResource> wanted = driver.create(service("1.0"));
        DesiredResource service = driver.render(service("1.0"), ResourceKind.SERVICE);
        kubectl.run(
                "-n",
                namespace,
                "patch",
                "service/cart",
                "--type=merge",
                "-p",
                "{\"metadata\":{\"finalizers\":[\"example.com/wait\"]}}");
        kubectl.run("-n", namespace, "delete", "service/cart", "--wait=false");

        ApplyOutcome outcome = driver.apply(Change.update(service, driver.live(service.id()), List.of(), "test"));

        assertThat(outcome.status()).isEqualTo(Status.CONFLICT);
        assertThat(outcome.failure().orElseThrow().toString()).contains("K8S-TERMINATING");
        assertThat(driver.owned()).doesNotContainKey(service.id()).hasSize(wanted.size() - 2);
        kubectl.run(
                "-n",
                namespace,
                "patch",
                "service/cart",
                "--type=json",
                "-p",
                "[{\"op\":\"remove\",\"path\":\"/metadata/finalizers\"}]");
    }

    @Test
    void aNamespaceIsMadeOnceSharedAndNeverOwned() {
        ServiceSpec elsewhere = Specs.web(CART, namespace + "-new", "1.0").build();
        DesiredResource shared = driver.render(elsewhere, ResourceKind.NAMESPACE);
        assertThat(driver.apply(Change.create(shared, "test")).status()).isEqualTo(Status.APPLIED);
        assertThat(driver.apply(Change.create(shared, "test")).status()).isEqualTo(Status.UNCHANGED);
        assertThat(driver.live(shared.id()).owned()).isFalse();
        assertThat(driver.owned()).isEmpty();
    }

    @Test
    void aMissingNamespaceIsToldWithWhatToDo() {
        DesiredResource account =
                driver.render(Specs.web(CART, namespace + "-absent", "1.0").build(), ResourceKind.SERVICE_ACCOUNT);
        assertRefused(
                driver.apply(Change.create(account, "test")),
                FailureKind.NOT_FOUND,
                "namespaces \"" + namespace + "-absent\" not found",
                "createNamespaces");
    }

    @Test
    void aNamespaceOnItsWayOutIsWaitedForByTheEngine() {
        DesiredResource account = driver.render(service("1.0"), ResourceKind.SERVICE_ACCOUNT);
        kubectl.run("delete", "namespace", namespace, "--wait=false");
        assertThatThrownBy(() -> driver.apply(Change.create(account, "test")))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE))
                .hasMessageContaining("is being terminated");
    }

    @Test
    void anObjectMadeAnewUnderTheSameNameIsAConflictForEveryWrite() {
        driver.create(service("1.0"));
        DesiredResource wanted = driver.render(service("1.1"), ResourceKind.DEPLOYMENT);
        LiveResource old = driver.live(wanted.id());
        kubectl.run("-n", namespace, "delete", "deployment/cart");
        kubectl.apply(ForeignObjects.yaml(ResourceKind.DEPLOYMENT, wanted.id()));
        String made = read("deployment/cart", "{.metadata.uid} {.metadata.resourceVersion}");
        for (Change change : List.of(
                Change.update(wanted, old, List.of(), "test"),
                Change.recreate(wanted, old, List.of(), "test"),
                Change.delete(old, "test"))) {
            assertThat(driver.apply(change).status()).as("%s", change).isEqualTo(Status.CONFLICT);
        }
        assertThatThrownBy(() ->
                        target.preview(new PreviewRequest("owner-" + namespace, wanted, old), TestOperation.live()))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFLICT));
        assertThat(read("deployment/cart", "{.metadata.uid} {.metadata.resourceVersion}"))
                .isEqualTo(made);
    }

    @Test
    void aMissingRightIsToldWithVerbResourceAndNamespace() {
        KubernetesOptions options = Clusters.options(cluster, cluster.apiServer(), cluster.limitedToken())
                .build();
        try (KubernetesTarget limited = new KubernetesTarget(options)) {
            Driver poor = new Driver(limited, "owner-" + namespace);
            assertRefused(
                    poor.apply(Change.create(driver.render(service("1.0"), ResourceKind.DEPLOYMENT), "test")),
                    FailureKind.AUTH,
                    "grant the verb patch on deployments.apps in namespace " + namespace);
        }
    }

    @Test
    void impersonationLosesRightsAndAnUnknownTokenIsNotLoggedIn() {
        KubernetesOptions impersonating = KubernetesOptions.builder()
                .connection(KubernetesConnection.builder()
                        .kubeconfig(cluster.kubeconfig())
                        .impersonateUser("nobody")
                        .impersonateGroups(List.of("strangers"))
                        .build())
                .build();
        try (KubernetesTarget nobody = new KubernetesTarget(impersonating)) {
            assertRefused(
                    new Driver(nobody, "x")
                            .apply(Change.create(driver.render(service("1.0"), ResourceKind.SERVICE), "test")),
                    FailureKind.AUTH,
                    "User \"nobody\"");
        }
        try (KubernetesTarget stranger = new KubernetesTarget(
                Clusters.options(cluster, cluster.apiServer(), "hush-wrong").build())) {
            assertThatThrownBy(() -> new Driver(stranger, "x").owned())
                    .isInstanceOfSatisfying(
                            GitOpsException.class,
                            e -> assertThat(e.kind()).as("%s", e).isEqualTo(FailureKind.AUTH))
                    .hasMessageContaining("K8S-LOGIN")
                    .hasMessageNotContaining("hush-wrong");
        }
    }

    private static void assertRefused(ApplyOutcome outcome, FailureKind kind, String... texts) {
        assertThat(outcome.status()).as("%s", outcome).isEqualTo(Status.REFUSED);
        assertThat(outcome.failure().orElseThrow().kind()).isEqualTo(kind);
        assertThat(outcome.failure().orElseThrow().diagnostic().toString()).contains(texts);
    }

    /** The same resource with one piece of its JSON replaced. */
    private static DesiredResource changed(DesiredResource resource, String from, String to) {
        String json = resource.body().toJson();
        assertThat(json).contains(from);
        Document body = Json.document(Trees.of(json.replace(from, to)));
        return DesiredResource.of(resource.id(), resource.service(), body);
    }

    private Map<String, Long> since(RequestCounts before) {
        return cluster.requestCounts()
                .since(before)
                .only(request -> request.matches("(APPLY|PATCH|POST|PUT|DELETE|GET|LIST)"
                        + " (namespaces|serviceaccounts|services|deployments|poddisruptionbudgets)("
                        + " dry-run)?"))
                .only(request -> !request.equals("GET namespaces") && !request.equals("LIST serviceaccounts"))
                .asMap();
    }

    private ServiceSpec service(String tag) {
        return Specs.web(CART, namespace, tag).build();
    }

    private String read(String object, String jsonPath) {
        return kubectl.run("-n", namespace, "get", object, "-o", "jsonpath=" + jsonPath);
    }
}
