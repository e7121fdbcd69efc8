package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.AlertRule;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.RecordingRule;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.RuleGroup;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import io.gitops4j.testkit.servers.RequestCounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A cluster of its own, since it learns a kind on the way. */
@RealKubernetes(controllers = false, fresh = true)
@DisplayName("rules on a real API server")
class KubernetesRulesIT {
    private static final String LISTS = "LIST prometheusrules";

    private final KubernetesCluster cluster;
    private final String namespace;
    private final String owner;

    KubernetesRulesIT(KubernetesCluster cluster) {
        this.cluster = cluster;
        this.namespace = cluster.newNamespace("rules");
        this.owner = "owner-" + namespace;
    }

    @Test
    void rulesComeWithTheirKindAndAreListedUntilNoneIsLeft() throws IOException {
        DesiredResource wanted = rules("vector(1) > 0");
        withoutTheKindTheyAreLeftOut(wanted);
        cluster.kubectl().apply(resource("prometheusrules.crd.yaml"));
        cluster.kubectl()
                .run(
                        "wait",
                        "--for=condition=Established",
                        "crd/prometheusrules.monitoring.coreos.com",
                        "--timeout=60s");
        theyAreKeptLikeEverythingElse(wanted);
        switchedOffTheyAreFoundAndThenForgotten(wanted);
    }

    private void withoutTheKindTheyAreLeftOut(DesiredResource wanted) {
        try (KubernetesTarget target = target(true)) {
            Observation seen = new Driver(target, owner).observe(Set.of(wanted.id()), true);

            assertThat(seen.complete()).isTrue();
            assertThat(seen.leftOut()).containsExactly(wanted.id());
            assertThat(seen.diagnostics())
                    .extracting(Diagnostic::toString)
                    .containsExactly(
                            "K8S-RULES: the cluster does not know the kind monitoring.coreos.com/PrometheusRule, so the"
                                    + " rules of 1 services are left out. Do: install the Prometheus Operator, or set"
                                    + " prometheusRules: false.");
        }
        try (KubernetesTarget target = target(false)) {
            Observation seen = new Driver(target, owner).observe(Set.of(), true);

            assertThat(seen.complete()).isTrue();
            assertThat(seen.diagnostics()).isEmpty();
        }
    }

    private void theyAreKeptLikeEverythingElse(DesiredResource wanted) {
        try (KubernetesTarget target = target(true)) {
            Driver driver = new Driver(target, owner);
            assertThat(driver.apply(Change.create(wanted, "test")).status()).isEqualTo(ApplyOutcome.Status.APPLIED);

            Observation seen = driver.observe(Set.of(wanted.id()), true);
            assertThat(seen.leftOut()).isEmpty();
            assertThat(seen.diagnostics()).isEmpty();
            assertThat(seen.resources())
                    .singleElement()
                    .satisfies(live -> assertThat(live.service()).contains(ServiceId.of("cart")));
            assertThat(driver.preview(wanted).kind().writes()).isFalse();
            assertThat(driver.preview(rules("vector(2) > 0")).diff()).isNotEmpty();
            assertThat(driver.update(rules("vector(2) > 0")).status()).isEqualTo(ApplyOutcome.Status.APPLIED);
            assertThat(cluster.kubectl()
                            .run("-n", namespace, "get", "prometheusrules", "-l", "release=prometheus", "-o", "yaml"))
                    .contains("alert: Down", "expr: vector(2) > 0", "for: 5m", "record: cart:up");
        }
    }

    private void switchedOffTheyAreFoundAndThenForgotten(DesiredResource wanted) {
        try (KubernetesTarget target = target(false)) {
            Driver driver = new Driver(target, owner);
            LiveResource left = driver.owned().get(wanted.id());
            assertThat(left).isNotNull();
            assertThat(driver.apply(Change.delete(left, "test")).status()).isEqualTo(ApplyOutcome.Status.APPLIED);
            assertThat(driver.owned()).isEmpty();

            RequestCounts before = cluster.requestCounts();
            assertThat(driver.owned()).isEmpty();
            assertThat(cluster.requestCounts().since(before).of(LISTS)).isZero();
        }
    }

    @Test
    void anAccountWithoutTheRightIsNotHinderedWhileTheyAreOff() {
        try (KubernetesTarget target =
                new KubernetesTarget(Clusters.options(cluster, cluster.apiServer(), cluster.limitedToken())
                        .namespaces(List.of(namespace))
                        .build())) {
            Observation seen = new Driver(target, owner).observe(Set.of(), true);

            assertThat(seen.diagnostics())
                    .extracting(Diagnostic::toString)
                    .noneMatch(text -> text.contains("prometheusrules"));
        }
    }

    private KubernetesTarget target(boolean rules) {
        return new KubernetesTarget(Clusters.options(cluster)
                .prometheusRules(rules)
                .prometheusRuleLabels(Map.of("release", "prometheus"))
                .build());
    }

    private DesiredResource rules(String expression) {
        RuleGroup group = new RuleGroup(
                "cart",
                List.of(
                        new RecordingRule("cart:up", "vector(1)", Map.of("app", "cart")),
                        new AlertRule(
                                "Down",
                                expression,
                                Duration.ofMinutes(5),
                                Map.of("severity", "page"),
                                Map.of("summary", "it is down"))));
        ServiceSpec spec = Specs.web(ServiceId.of("cart"), namespace, "1").build();
        try (KubernetesTarget target = target(true)) {
            return target.render(new RenderRequest("test", owner, spec, List.of(group))).resources().stream()
                    .filter(resource -> resource.id().kind().equals(ResourceKind.PROMETHEUS_RULE.id()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = KubernetesRulesIT.class.getResourceAsStream("/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
