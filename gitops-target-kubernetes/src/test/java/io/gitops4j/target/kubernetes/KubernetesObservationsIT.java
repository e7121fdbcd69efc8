package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.Preview;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.servers.Kubectl;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import io.gitops4j.testkit.servers.RequestCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealKubernetes(controllers = false)
@DisplayName("observations on a real API server")
class KubernetesObservationsIT {
    private static final String IMAGE = "spec.template.spec.containers[app].image";

    private final KubernetesCluster cluster;
    private final Kubectl kubectl;
    private final String namespace;
    private final String owner;
    private final KubernetesTarget target;
    private final Driver driver;

    KubernetesObservationsIT(KubernetesCluster cluster) {
        this.cluster = cluster;
        this.kubectl = cluster.kubectl();
        this.namespace = cluster.newNamespace("observations");
        this.owner = "owner-" + namespace;
        this.target = Clusters.target(cluster);
        this.driver = new Driver(target, owner);
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void aSteadyStateCostsOneListPerKind() {
        List<DesiredResource> wanted = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            wanted.addAll(driver.create(service("cart-" + i)));
        }
        RequestCounts before = cluster.requestCounts();

        Observation observation = driver.observe(Driver.ids(wanted), true);

        assertThat(observation.complete()).isTrue();
        assertThat(observation.resources()).extracting(LiveResource::id).containsAll(Driver.ids(wanted));
        Map<String, Long> requests = new HashMap<>();
        ResourceKind.ownable().forEach(kind -> requests.put("LIST " + plural(kind), 1L));
        requests.put("GET namespaces", 1L);
        assertThat(since(before)).isEqualTo(requests);
    }

    @Test
    void theHealthOfManyCostsOneListPerKindAndOfOneServiceOneReadPerObject() {
        List<DesiredResource> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.addAll(driver.create(service("cart-" + i)));
        }
        all.removeIf(resource -> resource.id().namespace().isEmpty());
        RequestCounts before = cluster.requestCounts();
        assertThat(driver.health(all)).hasSize(40);
        assertThat(since(before))
                .isEqualTo(Map.of(
                        "LIST serviceaccounts", 1L,
                        "LIST services", 1L,
                        "LIST deployments", 1L,
                        "LIST poddisruptionbudgets", 1L));

        before = cluster.requestCounts();
        assertThat(driver.health(all.subList(0, 4))).hasSize(4);
        assertThat(since(before))
                .isEqualTo(Map.of(
                        "GET serviceaccounts", 1L,
                        "GET services", 1L,
                        "GET deployments", 1L,
                        "GET poddisruptionbudgets", 1L));
    }

    @Test
    void aFirstPlanOfManyCostsAFewListsAndNoReadOfEach() {
        List<DesiredResource> wanted = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            wanted.addAll(driver.render(service("cart-" + i)));
        }
        RequestCounts before = cluster.requestCounts();

        Observation observation = driver.observe(Driver.ids(wanted), true);

        assertThat(observation.complete()).isTrue();
        assertThat(observation.resources()).extracting(live -> live.id().kind()).containsOnly("Namespace");
        assertThat(since(before).values().stream().mapToLong(Long::longValue).sum())
                .as("requests for 120 absent resources: a list for each kind, another for each that is wanted")
                .isLessThanOrEqualTo(ResourceKind.ownable().size() + 5);
    }

    @Test
    void smallPagesGiveTheSameWhole() {
        IntStream.range(0, 7).forEach(i -> driver.create(service("cart-" + i)));
        Map<ResourceId, LiveResource> whole = driver.owned();
        try (KubernetesTarget paging =
                new KubernetesTarget(Clusters.options(cluster).pageSize(2).build())) {
            RequestCounts before = cluster.requestCounts();
            Map<ResourceId, LiveResource> paged = new Driver(paging, owner).owned();
            assertThat(fingerprints(paged)).isEqualTo(fingerprints(whole)).hasSize(28);
            assertThat(since(before)).containsEntry("LIST deployments", 4L);
        }
    }

    @Test
    void driftByHandMovesTheFingerprintAndIsMended() {
        driver.create(service("cart"));
        DesiredResource wanted = driver.render(service("cart"), ResourceKind.DEPLOYMENT);
        String before = driver.live(wanted.id()).fingerprint();

        kubectl.run("-n", namespace, "set", "image", "deployment/cart", "app=registry.example/cart:hacked");

        assertThat(driver.live(wanted.id()).fingerprint()).isNotEqualTo(before);
        assertThat(driver.preview(wanted).diff())
                .containsExactly(new FieldDiff(
                        IMAGE, Optional.of("registry.example/cart:hacked"), Optional.of("registry.example/cart:1.0")));
        assertThat(driver.update(wanted).status()).isEqualTo(Status.APPLIED);
        assertThat(driver.live(wanted.id()).fingerprint()).isEqualTo(before);
    }

    @Test
    void aFieldThatWasTakenAndPutBackIsTakenBackAsLaterDriftWouldGoUnseen() {
        driver.create(service("cart"));
        DesiredResource wanted = driver.render(service("cart"), ResourceKind.DEPLOYMENT);
        String before = driver.live(wanted.id()).fingerprint();
        kubectl.run("-n", namespace, "set", "image", "deployment/cart", "app=registry.example/cart:hacked");
        kubectl.run("-n", namespace, "set", "image", "deployment/cart", "app=registry.example/cart:1.0");

        assertThat(driver.live(wanted.id()).fingerprint()).isNotEqualTo(before);
        Preview preview = driver.preview(wanted);
        assertThat(preview.kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(preview.diff())
                .extracting(FieldDiff::toString)
                .containsExactly(IMAGE + " (held by): others -> this engine");
        driver.update(wanted);
        assertThat(driver.live(wanted.id()).fingerprint()).isEqualTo(before);
        assertThat(driver.preview(wanted).kind()).isEqualTo(ChangeKind.NONE);
    }

    @Test
    void whatOthersAddIsNoDrift() {
        driver.create(service("cart"));
        ResourceId id = driver.render(service("cart"), ResourceKind.DEPLOYMENT).id();
        String before = driver.live(id).fingerprint();
        kubectl.run("-n", namespace, "label", "deployment/cart", "theirs=1");
        kubectl.run("-n", namespace, "annotate", "deployment/cart", "theirs=1");
        kubectl.run("-n", namespace, "set", "env", "deployment/cart", "THEIRS=1");
        assertThat(driver.live(id).fingerprint()).isEqualTo(before);
    }

    @Test
    void everyKindSeesARemovedFieldOfOurs() {
        driver.create(service("cart"));
        Map<ResourceId, LiveResource> before = driver.owned();
        for (ResourceId id : before.keySet()) {
            String resource = ResourceKind.of(id.kind()).orElseThrow().resource();
            kubectl.run("-n", namespace, "label", resource + "/" + id.name(), "app.kubernetes.io/managed-by-");
        }
        Map<ResourceId, LiveResource> after = driver.owned();
        assertThat(after.keySet()).isEqualTo(before.keySet()).hasSize(4);
        before.forEach((id, live) ->
                assertThat(after.get(id).fingerprint()).as("%s", id).isNotEqualTo(live.fingerprint()));
    }

    @Test
    void whoTakesTheOwnersMarkAwayTakesTheObjectAway() {
        driver.create(service("cart"));
        ResourceId id = driver.render(service("cart"), ResourceKind.SERVICE).id();
        kubectl.run("-n", namespace, "label", "service/cart", "gitops4j.io/owner-");
        assertThat(driver.live(id).owned()).isFalse();
        assertThat(driver.observe(Set.of(id), true).resources())
                .filteredOn(live -> live.id().equals(id))
                .singleElement()
                .satisfies(live -> assertThat(live.owned()).isFalse());
    }

    @Test
    void aForeignObjectIsToldWithItsMakerAlsoAmongMany() {
        ResourceId id =
                driver.render(service("cart-3"), ResourceKind.DEPLOYMENT).id();
        kubectl.apply(ForeignObjects.yaml(ResourceKind.DEPLOYMENT, id));
        Set<ResourceId> many = IntStream.range(0, 12)
                .mapToObj(i -> driver.render(service("cart-" + i), ResourceKind.DEPLOYMENT)
                        .id())
                .collect(Collectors.toSet());
        assertThat(driver.observe(many, true).resources()).singleElement().satisfies(live -> {
            assertThat(live.id()).isEqualTo(id);
            assertThat(live.owned()).isFalse();
            assertThat(live.claimedBy()).isEqualTo("kubectl");
        });
        assertThat(driver.live(id).claimedBy()).isEqualTo("kubectl");
    }

    @Test
    void peopleMarkWhatMustStay() {
        driver.create(service("cart"));
        ResourceId id = driver.render(service("cart"), ResourceKind.SERVICE).id();
        assertThat(driver.live(id).keep()).isFalse();
        kubectl.run("-n", namespace, "annotate", "service/cart", "gitops4j.io/keep=true");
        assertThat(driver.live(id).keep()).isTrue();
    }

    @Test
    void theMarksNameTheServiceAndItsVariant() {
        ServiceId variant = new ServiceId("cart", "beta");
        driver.create(Specs.web(variant, namespace, "1.0").build());
        assertThat(driver.owned().values())
                .hasSize(4)
                .allSatisfy(live -> assertThat(live.service()).contains(variant));
    }

    @Test
    void whatMayNotBeListedMakesTheObservationIncompleteAndIsSaid() {
        driver.create(service("cart"));
        Set<ResourceId> wanted = Driver.ids(driver.render(service("cart")));
        try (KubernetesTarget limited = limited(List.of())) {
            Observation observation = new Driver(limited, owner).observe(wanted, true);
            assertThat(observation.complete()).isFalse();
            assertThat(observation.resources()).isEmpty();
            assertThat(observation.diagnostics())
                    .extracting(Diagnostic::toString)
                    .anySatisfy(text -> assertThat(text)
                            .contains(
                                    "K8S-FORBIDDEN",
                                    "list deployments.apps in the cluster",
                                    "or set the option namespaces"));
        }
    }

    @Test
    void rightsInItsNamespacesAreEnoughForAnAccountThatSaysSo() {
        driver.create(service("cart"));
        Set<ResourceId> wanted = Driver.ids(driver.render(service("cart"))).stream()
                .filter(id -> !id.namespace().isEmpty())
                .collect(Collectors.toSet());
        kubectl.apply("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: reader, namespace: %1$s}
                rules: [{apiGroups: ["*"], resources: ["*"], verbs: [get, list]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: reader, namespace: %1$s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: limited}]
                """.formatted(namespace));
        awaitRight();
        try (KubernetesTarget scoped = limited(List.of(namespace));
                KubernetesTarget everywhere = limited(List.of())) {
            Observation whole = new Driver(scoped, owner).observe(wanted, true);
            assertThat(whole.complete()).as("%s", whole.diagnostics()).isTrue();
            assertThat(whole.resources()).extracting(LiveResource::id).hasSameElementsAs(wanted);

            Observation partial = new Driver(everywhere, owner).observe(wanted, true);
            assertThat(partial.complete()).isFalse();
            assertThat(partial.resources())
                    .as("what is wanted is seen all the same")
                    .extracting(LiveResource::id)
                    .hasSameElementsAs(wanted);
        }
    }

    private void awaitRight() {
        for (int i = 0; i < 200; i++) {
            if (cluster.kubectl()
                    .run("auth", "can-i", "list", "deployments", "-n", namespace, "--as=limited", "--quiet=false")
                    .startsWith("yes")) {
                return;
            }
        }
        throw new AssertionError("the role has not arrived");
    }

    private KubernetesTarget limited(List<String> namespaces) {
        return new KubernetesTarget(Clusters.options(cluster, cluster.apiServer(), cluster.limitedToken())
                .namespaces(namespaces)
                .build());
    }

    private ServiceSpec service(String slug) {
        return Specs.web(ServiceId.of(slug), namespace, "1.0").build();
    }

    private static String plural(ResourceKind kind) {
        return kind.resource().replaceFirst("\\..*", "");
    }

    private static Map<ResourceId, String> fingerprints(Map<ResourceId, LiveResource> live) {
        Map<ResourceId, String> fingerprints = new HashMap<>();
        live.forEach((id, resource) -> fingerprints.put(id, resource.fingerprint()));
        return fingerprints;
    }

    /** Reads and writes of our kinds. */
    private Map<String, Long> since(RequestCounts before) {
        Set<String> ours = ResourceKind.ownable().stream()
                .map(KubernetesObservationsIT::plural)
                .collect(Collectors.toSet());
        ours.add("namespaces");
        return cluster.requestCounts()
                .since(before)
                .only(request -> !request.startsWith("WATCH ")
                        && ours.contains(request.replaceFirst("^\\S+ ", "").replace(" dry-run", "")))
                .asMap();
    }
}
