package io.gitops4j.target.kubernetes.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.target.kubernetes.Trees;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentHealthTest {
    private static final String DONE = """
            metadata: {name: cart, namespace: shop, generation: 4, labels: {app.kubernetes.io/name: cart},
              annotations: {deployment.kubernetes.io/revision: "2"}}
            spec: {replicas: 3, progressDeadlineSeconds: 600}
            status:
              observedGeneration: 4
              replicas: 3
              updatedReplicas: 3
              readyReplicas: 3
              availableReplicas: 3
              conditions:
              - {type: Available, status: "True", reason: MinimumReplicasAvailable}
              - {type: Progressing, status: "True", reason: NewReplicaSetAvailable}
            """;

    @Test
    void aDoneRolloutIsHealthy() {
        assertThat(health(DONE)).isEqualTo(HealthReport.HEALTHY);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    observedGeneration: 4       | observedGeneration: 3       | PROGRESSING | the cluster has not looked at the new version yet
                    updatedReplicas: 3          | updatedReplicas: 1          | PROGRESSING | 1 of 3 pods are of the new version, 3 ready, 2 old ones still there
                    readyReplicas: 3            | readyReplicas: 2            | PROGRESSING | 3 of 3 pods are of the new version, 2 ready
                    availableReplicas: 3        | availableReplicas: 2        | PROGRESSING | 3 of 3 pods are of the new version, 3 ready
                    NewReplicaSetAvailable      | ReplicaSetUpdated           | PROGRESSING | 3 of 3 pods are of the new version, 3 ready
                    NewReplicaSetAvailable      | ProgressDeadlineExceeded    | DEGRADED    | no progress for 600 s, 3 of 3 pods are of the new version, 3 ready
                    spec: {                     | spec: {paused: true,        | SUSPENDED   | the rollout is paused
                    """)
    void everyOtherStatusSaysWhy(String from, String to, HealthState state, String reason) {
        assertThat(health(DONE.replace(from, to))).isEqualTo(new HealthReport(state, reason));
    }

    @Test
    void oldPodsThatAreStillThereKeepItOpen() {
        assertThat(health(DONE.replace("  replicas: 3\n", "  replicas: 4\n")).reason())
                .isEqualTo("3 of 3 pods are of the new version, 3 ready, 1 old ones still there");
    }

    @Test
    void anUnavailableDeploymentIsNotDone() {
        assertThat(health(DONE.replace("Available, status: \"True\"", "Available, status: \"False\""))
                        .state())
                .isEqualTo(HealthState.PROGRESSING);
    }

    @Test
    void podsThatCannotBeMadeAreTheReason() {
        String quota = DONE.replace("readyReplicas: 3", "readyReplicas: 0")
                + "  - {type: ReplicaFailure, status: \"True\", reason: FailedCreate, message: exceeded quota}\n";
        assertThat(health(quota))
                .isEqualTo(
                        new HealthReport(HealthState.PROGRESSING, "pods cannot be made: FailedCreate, exceeded quota"));
    }

    @Test
    void withAnAutoscalerTheLiveNumberCounts() {
        assertThat(health(DONE.replace("replicas: 3", "replicas: 5").replace("Replicas: 3", "Replicas: 5")))
                .isEqualTo(HealthReport.HEALTHY);
    }

    @Test
    void zeroReplicasAreHealthy() {
        assertThat(health(DONE.replace("eplicas: 3", "eplicas: 0"))).isEqualTo(HealthReport.HEALTHY);
    }

    @Test
    void podsAreAskedOnlyAboutARolloutThatTheClusterHasSeen() {
        assertThat(look(DONE).rollout()).isEmpty();
        assertThat(look(DONE.replace("observedGeneration: 4", "observedGeneration: 3"))
                        .rollout())
                .isEmpty();
        assertThat(look(DONE.replace("readyReplicas: 3", "readyReplicas: 2")).rollout())
                .contains(new Look.Rollout(new WorkloadName("shop", "cart"), "2"));
    }

    @Test
    void aPodThatCannotBecomeReadyFailsTheRolloutWithItsReason() {
        Look look = look(DONE.replace("readyReplicas: 3", "readyReplicas: 0"));
        PodSignal waiting = signal("waiting: {reason: ErrImagePull, message: not found}");
        PodSignal crashing = signal("waiting: {reason: CrashLoopBackOff, message: back-off}");
        assertThat(look.with(List.of(waiting)).state()).isEqualTo(HealthState.PROGRESSING);
        assertThat(look.with(List.of(waiting, crashing)))
                .isEqualTo(new HealthReport(
                        HealthState.DEGRADED,
                        "pod cart-1: container app waits with CrashLoopBackOff, back-off (last ended with OOMKilled,"
                                + " exit code 137); 3 of 3 pods are of the new version, 0 ready"));
        assertThat(look.with(List.of())).isEqualTo(look.report());
    }

    @ParameterizedTest
    @CsvSource({
        "CrashLoopBackOff, DEGRADED",
        "ImagePullBackOff, DEGRADED",
        "InvalidImageName, DEGRADED",
        "ErrImageNeverPull, DEGRADED",
        "ErrImagePull, PROGRESSING",
        "CreateContainerConfigError, PROGRESSING",
        "RunContainerError, PROGRESSING"
    })
    void onlyReasonsAfterMoreThanOneTryAreHopeless(String reason, HealthState state) {
        assertThat(signal("waiting: {reason: " + reason + "}").state()).isEqualTo(state);
    }

    @Test
    void aPodThatStartsOrIsReadyOrEndsHasNothingToTell() {
        assertThat(find("waiting: {reason: ContainerCreating}")).isEmpty();
        assertThat(PodSignal.of(Trees.of("status: {conditions: [{type: Ready, status: 'True'}]}")))
                .isEmpty();
        assertThat(
                        PodSignal.of(
                                Trees.of(
                                        "{metadata: {deletionTimestamp: now}, status: {containerStatuses: [{state: {waiting: {reason: CrashLoopBackOff}}}]}}")))
                .isEmpty();
    }

    @Test
    void aPodWithoutANodeOrReadinessSaysSo() {
        PodSignal homeless = PodSignal.of(
                        Trees.of(
                                "{metadata: {name: cart-1}, status: {conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/3 nodes}]}}"))
                .orElseThrow();
        assertThat(homeless.state()).isEqualTo(HealthState.PROGRESSING);
        assertThat(homeless.text()).isEqualTo("pod cart-1: has no node, Unschedulable, 0/3 nodes");
        assertThat(signal("running: {}").text()).isEqualTo("pod cart-1: container app runs but is not ready");
    }

    @Test
    void anAutoscalerIsBrokenByItsTargetAndNotByMissingMetrics() {
        assertThat(autoscaler("AbleToScale", "FailedGetScale").state()).isEqualTo(HealthState.DEGRADED);
        assertThat(autoscaler("ScalingActive", "InvalidSelector").state()).isEqualTo(HealthState.DEGRADED);
        assertThat(autoscaler("ScalingActive", "FailedGetResourceMetric")).isEqualTo(HealthReport.HEALTHY);
    }

    @Test
    void aLoadBalancerIsWaitedForAndASuspendedScheduleIsTold() {
        assertThat(ObjectHealth.of(ResourceKind.SERVICE, Trees.of("spec: {type: LoadBalancer}"))
                        .state())
                .isEqualTo(HealthState.PROGRESSING);
        assertThat(ObjectHealth.of(
                        ResourceKind.SERVICE,
                        Trees.of("{spec: {type: LoadBalancer}, status: {loadBalancer: {ingress: [{ip: 10.0.0.1}]}}}")))
                .isEqualTo(HealthReport.HEALTHY);
        assertThat(ObjectHealth.of(ResourceKind.CRON_JOB, Trees.of("spec: {suspend: true}"))
                        .state())
                .isEqualTo(HealthState.SUSPENDED);
        assertThat(ObjectHealth.of(ResourceKind.SERVICE, Trees.of("metadata: {deletionTimestamp: now}"))
                        .state())
                .isEqualTo(HealthState.PROGRESSING);
    }

    private static HealthReport autoscaler(String type, String reason) {
        return ObjectHealth.of(
                ResourceKind.AUTOSCALER,
                Trees.of("status: {conditions: [{type: " + type + ", status: 'False', reason: " + reason + "}]}"));
    }

    private static PodSignal signal(String state) {
        return find(state).orElseThrow();
    }

    private static Optional<PodSignal> find(String state) {
        JsonNode pod = Trees.of("""
                metadata: {name: cart-1, namespace: shop, labels: {app.kubernetes.io/name: cart, pod-template-hash: abc}}
                status:
                  containerStatuses:
                  - {name: app, ready: false, state: {%s}, lastState: {terminated: {reason: OOMKilled, exitCode: 137}}}
                """.formatted(state));
        return PodSignal.of(pod);
    }

    private static HealthReport health(String yaml) {
        return DeploymentHealth.of(Trees.of(yaml));
    }

    private static Look look(String yaml) {
        return Look.at(ResourceKind.DEPLOYMENT, Trees.of(yaml));
    }
}
