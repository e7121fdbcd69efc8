package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.target.kubernetes.internal.client.Json;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RealKubernetes
@DisplayName("rollouts on a real cluster with controllers")
class KubernetesRolloutsIT {
    private static final ServiceId CART = ServiceId.of("cart");
    private static final int LOOKS = 1200;

    private final KubernetesCluster cluster;
    private final String namespace;
    private final KubernetesTarget target;
    private final Driver driver;

    KubernetesRolloutsIT(KubernetesCluster cluster) {
        this.cluster = cluster;
        this.namespace = cluster.newNamespace("rollouts");
        this.target = new KubernetesTarget(Clusters.options(cluster)
                .progressDeadline(Duration.ofMinutes(5))
                .build());
        this.driver = new Driver(target, "owner-" + namespace);
    }

    @AfterEach
    void endTheService() {
        cluster.kubectl().run("delete", "namespace", namespace, "--wait=false");
        target.close();
    }

    @Test
    void aGoodVersionBecomesHealthy() {
        driver.create(service("1.0"));
        DesiredResource deployment = deployment("1.0");
        assertThat(await(deployment, report -> report.state().settled())).isEqualTo(HealthReport.HEALTHY);
        assertThat(driver.live(deployment.id()).health()).contains(HealthReport.HEALTHY);
    }

    @Test
    void aCrashingVersionFailsWithItsPodsReasonLongBeforeTheDeadline() {
        driver.create(service("1.0"));
        await(deployment("1.0"), HealthReport.HEALTHY::equals);

        driver.update(deployment("bad"));

        HealthReport report = await(deployment("bad"), health -> health.state().settled());
        assertThat(report.state()).isEqualTo(HealthState.DEGRADED);
        assertThat(report.reason())
                .matches("pod cart-\\w+-\\w+: container app waits with CrashLoopBackOff, back-off .*"
                        + "\\(last ended with Error, exit code 1\\); \\d of 3 pods are of the new version.*");
    }

    @Test
    void aMissingImageFailsWithItsName() {
        driver.create(service("imagepull"));
        HealthReport report =
                await(deployment("imagepull"), health -> health.state().settled());
        assertThat(report.state()).isEqualTo(HealthState.DEGRADED);
        assertThat(report.reason()).contains("ImagePullBackOff", "registry.example/cart:imagepull");
    }

    @Test
    void theCrashesOfAnEarlierVersionDoNotCount() {
        driver.create(service("bad"));
        await(deployment("bad"), health -> health.state() == HealthState.DEGRADED);

        driver.update(deployment("slow"));

        List<HealthState> seen = new ArrayList<>();
        await(deployment("slow"), health -> {
            seen.add(health.state());
            return health.state().settled();
        });
        assertThat(seen).contains(HealthState.PROGRESSING, HealthState.HEALTHY).doesNotContain(HealthState.DEGRADED);
    }

    @Test
    void aPodWithoutANodeIsToldAtOnceAndFailsAtTheDeadline() {
        KubernetesOptions options = Clusters.options(cluster)
                .progressDeadline(Duration.ofSeconds(3))
                .build();
        try (KubernetesTarget hasty = new KubernetesTarget(options)) {
            Driver impatient = new Driver(hasty, "owner-" + namespace);
            ServiceSpec huge = service("1.0").toBuilder()
                    .containers(List.of(Specs.container("1.0")
                            .resources(new Resources(ComputeAmount.of(9_000_000_000L, 1 << 20), ComputeAmount.UNSTATED))
                            .build()))
                    .build();
            impatient.create(huge);
            DesiredResource deployment = impatient.render(huge, ResourceKind.DEPLOYMENT);
            HealthReport early =
                    await(impatient, deployment, health -> health.reason().contains("has no node"));
            assertThat(early.state()).isEqualTo(HealthState.PROGRESSING);
            HealthReport late =
                    await(impatient, deployment, health -> health.state().settled());
            assertThat(late.state()).isEqualTo(HealthState.DEGRADED);
            assertThat(late.reason()).contains("has no node, Unschedulable", "no progress for 3 s");
        }
    }

    @Test
    void amongManyTheBadOneIsFoundWithItsReason() {
        List<DesiredResource> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.addAll(driver.create(Specs.web(ServiceId.of("cart-" + i), namespace, i == 7 ? "bad" : "1.0")
                    .build()));
        }
        ResourceId bad = new ResourceId("apps/Deployment", namespace, "cart-7");
        Map<ResourceId, HealthReport> reports = Map.of();
        for (int i = 0; i < LOOKS && !settled(reports); i++) {
            LockSupport.parkNanos(25_000_000);
            reports = driver.health(all);
        }
        assertThat(reports.get(bad).state()).isEqualTo(HealthState.DEGRADED);
        assertThat(reports.get(bad).reason()).contains("CrashLoopBackOff");
        assertThat(reports)
                .allSatisfy((id, report) -> assertThat(id.equals(bad) || report.equals(HealthReport.HEALTHY))
                        .as("%s: %s", id, report)
                        .isTrue());
    }

    @Test
    void anImmutableFieldIsChangedByARecreation() {
        driver.create(service("1.0"));
        await(deployment("1.0"), HealthReport.HEALTHY::equals);
        DesiredResource other = DesiredResource.of(
                deployment("1.0").id(),
                CART,
                Json.document(Trees.of(deployment("1.0")
                        .body()
                        .toJson()
                        .replace(
                                "\"matchLabels\":{\"app.kubernetes.io/name\":\"cart\"}",
                                "\"matchLabels\":{\"gitops4j.io/service\":\"cart\"}"))));
        assertThat(driver.preview(other).kind()).isEqualTo(ChangeKind.RECREATE);

        ApplyOutcome outcome = recreate(other);

        assertThat(outcome.status()).isEqualTo(ApplyOutcome.Status.APPLIED);
        assertThat(driver.preview(other).kind()).isEqualTo(ChangeKind.NONE);
        await(other, HealthReport.HEALTHY::equals);
    }

    private ApplyOutcome recreate(DesiredResource desired) {
        ApplyOutcome outcome;
        do {
            outcome = driver.apply(Change.recreate(desired, driver.live(desired.id()), List.of(), "test"));
        } while (outcome.status() == ApplyOutcome.Status.CONFLICT);
        return outcome;
    }

    private static boolean settled(Map<ResourceId, HealthReport> reports) {
        return !reports.isEmpty()
                && reports.values().stream().allMatch(report -> report.state().settled());
    }

    private HealthReport await(DesiredResource resource, Predicate<HealthReport> reached) {
        return await(driver, resource, reached);
    }

    private static HealthReport await(Driver driver, DesiredResource resource, Predicate<HealthReport> reached) {
        HealthReport report = driver.health(resource);
        for (int i = 0; i < LOOKS && !reached.test(report); i++) {
            LockSupport.parkNanos(25_000_000);
            report = driver.health(resource);
        }
        assertThat(reached.test(report)).as("reached: %s", report).isTrue();
        return report;
    }

    private DesiredResource deployment(String tag) {
        return driver.render(service(tag), ResourceKind.DEPLOYMENT);
    }

    private ServiceSpec service(String tag) {
        return Specs.web(CART, namespace, tag).build();
    }
}
