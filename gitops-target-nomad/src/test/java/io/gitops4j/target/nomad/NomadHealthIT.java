package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rollouts of real processes with real checks. */
@RealNomad
class NomadHealthIT {
    private final NomadBench bench;
    private final AgentApi api;
    private final String namespace;

    NomadHealthIT(NomadAgent agent) {
        this.namespace = agent.newNamespace("health");
        this.api = AgentApi.of(agent);
        this.bench = new NomadBench(Samples.options(agent.address()).build(), namespace);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aServiceWhoseCheckPassesBecomesHealthy() {
        bench.deploy(bench.job(Samples.web(ServiceId.of("web"), namespace, 200)));
    }

    @Test
    void f41_aCommandThatFailsIsDegradedWithItsExitCode() {
        DesiredResource job = failing("exit 3");
        bench.create(job);
        assertDegraded(job, "progress deadline", "task app: Terminated, Exit Code: 3");
    }

    @Test
    void f41_aCommandThatDoesNotExistIsDegradedWithTheDriversWords() {
        DesiredResource job =
                bench.job(Samples.running(ServiceId.of("absent"), namespace, "v1", List.of("/no/such/program")));
        bench.create(job);
        assertDegraded(job, "progress deadline", "Driver Failure", "/no/such/program");
    }

    @Test
    void f41_aCheckThatFailsIsDegradedWithWhatTheCheckSaw() {
        DesiredResource job = bench.job(Samples.web(ServiceId.of("sick"), namespace, 503));
        bench.create(job);
        assertDegraded(job, "progress deadline", "check web-readiness of service sick fails", "503");
    }

    @Test
    void whatNeedsMoreThanAnyNodeHasIsProgressingAndSaysOfWhat() {
        ServiceSpec spec = Samples.sleeping(ServiceId.of("huge"), namespace, "v1");
        DesiredResource job = bench.job(spec.toBuilder()
                .containers(List.of(spec.container().toBuilder()
                        .resources(new Resources(ComputeAmount.of(900_000, 32L << 20), ComputeAmount.UNSTATED))
                        .build()))
                .build());
        bench.create(job);
        assertThat(bench.progressing(job, "exhausted").reason())
                .isEqualTo("no node takes an instance: cpu exhausted on 1 node");
    }

    @Test
    void aFailedUpdateIsNotJudgedByTheDeploymentBeforeIt() {
        ServiceId service = ServiceId.of("worse");
        bench.deploy(bench.job(Samples.sleeping(service, namespace, "v1")));
        DesiredResource worse = bench.job(Samples.running(service, namespace, "v2", List.of("/bin/false")));
        assertThat(bench.update(worse).status()).isEqualTo(Status.APPLIED);
        assertThat(bench.health(worse).state()).as("right after the write").isNotEqualTo(HealthState.HEALTHY);
        assertDegraded(worse, "Exit Code: 1");
        assertThat(runningVersions(worse)).as("the old instance serves on").contains(0);
    }

    @Test
    void aRolloutAfterAFailedOneIsNotJudgedByThatEither() {
        ServiceId service = ServiceId.of("mended");
        bench.create(bench.job(Samples.running(service, namespace, "v1", List.of("/bin/false"))));
        DesiredResource mended = bench.job(Samples.sleeping(service, namespace, "v2"));
        assertThat(bench.update(mended).status()).isEqualTo(Status.APPLIED);
        assertThat(bench.settled(mended)).isEqualTo(HealthReport.HEALTHY);
    }

    @Test
    void manyJobsAreJudgedLikeAFew() {
        List<DesiredResource> jobs = IntStream.range(0, 18)
                .mapToObj(i -> bench.job(Samples.sleeping(ServiceId.of("many-" + i), namespace, "v1")))
                .toList();
        jobs.forEach(bench::create);
        jobs.forEach(bench::settled);
        assertThat(bench.health(jobs).values()).hasSize(18).containsOnly(HealthReport.HEALTHY);
    }

    private DesiredResource failing(String script) {
        return bench.job(Samples.running(ServiceId.of("failing"), namespace, "v1", List.of("/bin/sh", "-c", script)));
    }

    private void assertDegraded(DesiredResource job, String... reasons) {
        HealthReport report = bench.settled(job);
        assertThat(report.state()).as("%s", report).isEqualTo(HealthState.DEGRADED);
        assertThat(report.reason()).contains(reasons);
    }

    private List<Integer> runningVersions(DesiredResource job) {
        return api.get("/v1/job/" + job.id().name() + "/allocations?namespace=" + namespace)
                .valueStream()
                .filter(allocation -> allocation.path("ClientStatus").asText().equals("running"))
                .map(allocation -> allocation.path("JobVersion").asInt())
                .toList();
    }
}
