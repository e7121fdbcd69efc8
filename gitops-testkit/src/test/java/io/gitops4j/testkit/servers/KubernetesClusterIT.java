package io.gitops4j.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@RealKubernetes
class KubernetesClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KubernetesCluster cluster;
    private final Kubectl kubectl;
    private final String namespace;

    KubernetesClusterIT(KubernetesCluster cluster) {
        this.cluster = cluster;
        this.kubectl = cluster.kubectl();
        this.namespace = cluster.newNamespace("cluster-it");
    }

    @Test
    void rollsOutADeployment() {
        kubectl.apply(deployment("cart", "1.0"));

        kubectl.run("-n", namespace, "rollout", "status", "deployment/cart", "--timeout=30s");

        assertThat(read("deployment/cart", "{.status.readyReplicas}/{.spec.replicas}"))
                .isEqualTo("3/3");
    }

    @Test
    void keepsABadImageInACrashLoop() {
        kubectl.apply(deployment("broken", "bad"));

        String reason = "{.items[*].status.containerStatuses[*].state.waiting.reason}";
        awaitText("pods", reason, "CrashLoopBackOff CrashLoopBackOff CrashLoopBackOff");
        assertThat(read("deployment/broken", "{.status.readyReplicas}")).isEmpty();
        assertThat(read("pods", "{.items[0].status.containerStatuses[0].state.waiting.message}"))
                .startsWith("back-off 1m20s restarting failed container=app pod=broken-");
    }

    @Test
    void reportsADeploymentThatStaysBehindItsDeadline() {
        kubectl.apply(deployment("late", "bad").replace("replicas: 3", "replicas: 3\n  progressDeadlineSeconds: 2"));

        awaitText(
                "deployment/late", "{.status.conditions[?(@.type=='Progressing')].reason}", "ProgressDeadlineExceeded");
    }

    @Test
    void neverPullsAMissingImage() {
        kubectl.apply(deployment("missing", "imagepull"));

        String reason = "{.items[*].status.containerStatuses[*].state.waiting.reason}";
        awaitText("pods", reason, "ImagePullBackOff ImagePullBackOff ImagePullBackOff");
        assertThat(read("pods", "{.items[0].status.phase}")).isEqualTo("Pending");
        assertThat(read("pods", "{.items[0].status.containerStatuses[0].state.waiting.message}"))
                .isEqualTo("Back-off pulling image \"registry.example/app:imagepull\"");
    }

    @Test
    void takesItsTimeOverASlowImage() {
        long started = System.nanoTime();
        kubectl.apply(deployment("lazy", "slow"));

        kubectl.run("-n", namespace, "rollout", "status", "deployment/lazy", "--timeout=30s");

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(2_500));
    }

    @Test
    void recoversFromABadImage() {
        kubectl.apply(deployment("cart", "bad"));
        awaitText("deployment/cart", "{.status.unavailableReplicas}", "3");

        kubectl.apply(deployment("cart", "1.1"));

        kubectl.run("-n", namespace, "rollout", "status", "deployment/cart", "--timeout=30s");
        awaitText(
                "pods",
                "{.items[*].spec.containers[*].image}",
                "registry.example/app:1.1 ".repeat(3).strip());
    }

    @Test
    void countsRequestsByVerbAndResource() {
        RequestCounts before = cluster.requestCounts();

        kubectl.apply(configMap("one"));
        kubectl.run("-n", namespace, "apply", "--server-side", "--dry-run=server", "-f", file(configMap("two")));
        kubectl.run("-n", namespace, "get", "configmaps");

        RequestCounts since = cluster.requestCounts().since(before);
        assertThat(since.of("APPLY configmaps")).isEqualTo(1);
        assertThat(since.of("APPLY configmaps dry-run")).isEqualTo(1);
        assertThat(since.only(request -> request.endsWith(" configmaps")).of("LIST configmaps"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void allowsTheLimitedUserWhatRbacGrants() {
        Kubectl limited = cluster.limitedKubectl();
        assertThatThrownBy(() -> limited.run("-n", namespace, "get", "configmaps"))
                .hasMessageContaining("User \"limited\" cannot list resource \"configmaps\"");

        kubectl.run("-n", namespace, "create", "role", "reader", "--verb=list", "--resource=configmaps");
        kubectl.run("-n", namespace, "create", "rolebinding", "reader", "--role=reader", "--user=limited");

        Poll.until("the role is known", PATIENCE, () -> canListConfigMaps(limited));
    }

    private boolean canListConfigMaps(Kubectl user) {
        try {
            return user.run("-n", namespace, "get", "configmaps").contains("NAME");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void awaitText(String object, String jsonPath, String expected) {
        Poll.until(
                object + " shows " + expected,
                PATIENCE,
                () -> read(object, jsonPath).equals(expected));
    }

    private String read(String object, String jsonPath) {
        return kubectl.run("-n", namespace, "get", object, "-o", "jsonpath=" + jsonPath);
    }

    private String file(String manifest) {
        try {
            return Files.writeString(Files.createTempFile(cluster.dataFolder(), "manifest", ".yaml"), manifest)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String configMap(String name) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, namespace: %s}
                data: {key: value}
                """.formatted(name, namespace);
    }

    private String deployment(String name, String tag) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      initContainers: [{name: prepare, image: "registry.example/init:1"}]
                      containers: [{name: app, image: "registry.example/app:%3$s"}]
                """.formatted(name, namespace, tag);
    }
}
