package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.Observation;
import io.gitops4j.testkit.servers.CountingProxy;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import io.gitops4j.testkit.servers.RequestCounts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each step costs, and what happens when the agent is not there. */
@RealNomad
class NomadRequestsIT {
    private static final int JOBS = 25;

    private final CountingProxy proxy;
    private final NomadBench bench;
    private final String namespace;

    NomadRequestsIT(NomadAgent agent) {
        this.namespace = agent.newNamespace("requests");
        this.proxy = CountingProxy.to(agent.address());
        this.bench = new NomadBench(Samples.options(proxy.address()).build(), namespace);
    }

    @AfterEach
    void close() {
        bench.close();
        proxy.close();
    }

    @Test
    void i4_aSteadyStateCostsOneListForAnyNumberOfJobsAndNoWrite() {
        List<DesiredResource> jobs = jobs();
        jobs.forEach(job -> assertThat(bench.create(job).status()).isEqualTo(Status.APPLIED));
        List<ResourceId> wanted =
                new ArrayList<>(jobs.stream().map(DesiredResource::id).toList());
        wanted.add(new ResourceId("namespace", "", namespace));
        Observation first = bench.observe(wanted, true);
        assertThat(first.resources()).hasSize(JOBS + 1);
        assertThat(cost(() ->
                        assertThat(fingerprints(bench.observe(wanted, true))).isEqualTo(fingerprints(first))))
                .isEqualTo("{GET /v1/jobs=1}");
    }

    @Test
    void aCreateIsOneRequestAndSoIsAnUpdate() {
        DesiredResource job = bench.job(Samples.sleeping(ServiceId.of("one"), namespace, "v1"));
        assertThat(cost(() -> assertThat(bench.create(job).status()).isEqualTo(Status.APPLIED)))
                .isEqualTo("{POST /v1/jobs=1}");
        LiveResource live = bench.live(job);
        DesiredResource next = bench.job(Samples.sleeping(ServiceId.of("one"), namespace, "v2"));
        assertThat(cost(() -> bench.apply(Change.update(next, live, List.of(), "test"))))
                .isEqualTo("{POST /v1/jobs=1}");
        assertThat(cost(() -> bench.apply(Change.update(next, live, List.of(), "test"))))
                .as("a conflict")
                .isEqualTo("{POST /v1/jobs=1}");
    }

    @Test
    void aPreviewIsTwoRequestsBesideTheListing() {
        DesiredResource job = bench.job(Samples.sleeping(ServiceId.of("two"), namespace, "v1"));
        bench.create(job);
        assertThat(cost(() -> assertThat(bench.preview(job).kind()).isEqualTo(ChangeKind.NONE)))
                .isEqualTo("{GET /v1/job/two=1, GET /v1/jobs=1, POST /v1/job/two/plan=1}");
    }

    @Test
    void theHealthOfManySettledJobsIsTwoLists() {
        List<DesiredResource> jobs = jobs();
        jobs.forEach(bench::create);
        jobs.forEach(bench::settled);
        assertThat(cost(() -> bench.health(jobs))).isEqualTo("{GET /v1/deployments=1, GET /v1/jobs=1}");
        assertThat(cost(() -> bench.health(jobs.get(0))))
                .isEqualTo("{GET /v1/job/steady-0/deployment=1, GET /v1/jobs=1}");
    }

    @Test
    void aFewJobsAreLookedUpWithoutListingTheCluster() {
        DesiredResource job = bench.job(Samples.sleeping(ServiceId.of("few"), namespace, "v1"));
        bench.create(job);
        Observation few = bench.observe(List.of(job.id(), new ResourceId("job", namespace, "fe")), false);
        assertThat(few.resources()).extracting(LiveResource::id).containsExactly(job.id());
        assertThat(few.complete()).isTrue();
    }

    @Test
    void f34_anAgentThatIsDownIsUnavailableAndWorksAgainAfterwards() {
        DesiredResource job = bench.job(Samples.sleeping(ServiceId.of("down"), namespace, "v1"));
        proxy.cut();
        assertUnavailable(() -> bench.create(job));
        assertUnavailable(() -> bench.observe(List.of(job.id()), true));
        assertUnavailable(() -> bench.health(job));
        proxy.restore();
        assertThat(bench.create(job).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void f36_anOverloadedAgentIsUnavailableAndNeverRetriedHere() {
        DesiredResource job = bench.job(Samples.sleeping(ServiceId.of("busy"), namespace, "v1"));
        for (int status : List.of(429, 500, 502, 503, 504)) {
            proxy.failNext(1, status);
            assertThat(cost(() -> assertUnavailable(() -> bench.create(job)))).isEqualTo("{POST /v1/jobs=1}");
        }
        assertThat(bench.create(job).status()).isEqualTo(Status.APPLIED);
    }

    private List<DesiredResource> jobs() {
        List<DesiredResource> jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            jobs.add(bench.job(Samples.sleeping(ServiceId.of("steady-" + i), namespace, "v1")));
        }
        return jobs;
    }

    private static List<String> fingerprints(Observation observation) {
        return observation.resources().stream()
                .map(live -> live.id() + " " + live.fingerprint())
                .toList();
    }

    private String cost(Runnable step) {
        RequestCounts before = proxy.requestCounts();
        step.run();
        return proxy.requestCounts().since(before).toString();
    }

    private static void assertUnavailable(Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE));
    }
}
