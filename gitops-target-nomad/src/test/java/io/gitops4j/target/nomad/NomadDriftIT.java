package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.Concurrency;
import io.gitops4j.api.spec.Schedule;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.Preview;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others do to our jobs, and what becomes of it. */
@RealNomad
class NomadDriftIT {
    private final NomadBench bench;
    private final AgentApi api;
    private final String namespace;

    NomadDriftIT(NomadAgent agent) {
        this.namespace = agent.newNamespace("drift");
        this.api = AgentApi.of(agent);
        this.bench = new NomadBench(Samples.options(agent.address()).build(), namespace);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aStoppedJobIsStartedAgain() {
        DesiredResource job = deployed("stopped");
        String before = bench.live(job).fingerprint();
        api.delete(path(job));
        assertThat(bench.health(job)).isEqualTo(new HealthReport(HealthState.DEGRADED, "the job was stopped"));
        assertThat(bench.live(job).owned()).isTrue();
        assertThat(bench.live(job).fingerprint()).isNotEqualTo(before);
        assertThat(bench.preview(job).diff()).extracting(FieldDiff::toString).contains("Stop: true -> false");
        assertThat(bench.update(job).status()).isEqualTo(Status.APPLIED);
        assertThat(bench.settled(job)).isEqualTo(HealthReport.HEALTHY);
    }

    @Test
    void f13_anEditByHandIsSeenAndAWriteFromBeforeItIsAConflict() {
        DesiredResource job = deployed("edited");
        LiveResource before = bench.live(job);
        editByHand(job);
        assertThat(bench.live(job).fingerprint()).isNotEqualTo(before.fingerprint());
        Preview preview = bench.preview(job);
        assertThat(preview.kind()).isEqualTo(ChangeKind.UPDATE);
        assertThat(preview.diff())
                .extracting(FieldDiff::toString)
                .containsExactly("TaskGroups[edited].Tasks[app].Env[VERSION]: by hand -> v1");
        String edited = api.jobIndex(job.id());
        for (Change late : List.of(
                Change.update(job, before, List.of(), "test"),
                Change.recreate(job, before, List.of(), "test"),
                Change.delete(before, "test"),
                Change.create(job, "test"))) {
            assertThat(bench.apply(late).status()).as("%s", late).isEqualTo(Status.CONFLICT);
        }
        assertThat(api.jobIndex(job.id())).isEqualTo(edited);
        assertThat(bench.update(job).status()).isEqualTo(Status.APPLIED);
        assertThat(bench.preview(job).kind()).isEqualTo(ChangeKind.NONE);
    }

    @Test
    void f44_aJobWhoseMarkWasRemovedIsForeignFromThenOn() {
        DesiredResource job = deployed("released");
        LiveResource ours = bench.live(job);
        ObjectNode released = (ObjectNode) api.job(job.id());
        released.remove("Meta");
        register(released);
        assertThat(bench.live(job).owned()).isFalse();
        assertThat(bench.apply(Change.delete(ours, "test")).status()).isEqualTo(Status.CONFLICT);
        assertThat(api.job(job.id()).path("Stop").asBoolean()).isFalse();
        assertThat(bench.health(job).state()).isEqualTo(HealthState.MISSING);
    }

    @Test
    void aCountThatSomethingScaledWithinTheRangeIsLeftAlone() {
        DesiredResource job = bench.job(scaled("within", "v1", 2, 5));
        bench.deploy(job);
        String before = bench.live(job).fingerprint();
        assertThat(bench.preview(job).kind()).as("preview of a scaled job").isEqualTo(ChangeKind.NONE);
        scale(job, 4);
        assertThat(bench.live(job).fingerprint()).isNotEqualTo(before);
        assertThat(bench.preview(job).kind()).as("preview after scaling").isEqualTo(ChangeKind.NONE);
        DesiredResource next = bench.job(scaled("within", "v2", 2, 5));
        assertThat(bench.preview(next).diff()).extracting(FieldDiff::path).noneMatch(path -> path.contains("Count"));
        assertThat(bench.update(next).status()).isEqualTo(Status.APPLIED);
        assertThat(count(next)).isEqualTo(4);
        assertThat(bench.settled(next)).isEqualTo(HealthReport.HEALTHY);
    }

    @Test
    void aCountOutsideOfANewRangeIsBroughtIntoIt() {
        DesiredResource job = bench.job(scaled("outside", "v1", 2, 5));
        bench.deploy(job);
        scale(job, 5);
        DesiredResource narrower = bench.job(scaled("outside", "v1", 1, 3));
        assertThat(bench.preview(narrower).diff())
                .extracting(FieldDiff::toString)
                .contains("TaskGroups[outside].Count: 5 -> 3");
        assertThat(bench.update(narrower).status()).isEqualTo(Status.APPLIED);
        assertThat(count(narrower)).isEqualTo(3);
    }

    @Test
    void f43_aServiceThatBecomesACronJobIsMadeAnew() {
        ServiceSpec service = Samples.sleeping(ServiceId.of("turned"), namespace, "v1");
        bench.deploy(bench.job(service));
        DesiredResource cron = bench.job(cron("turned"));
        Preview preview = bench.preview(cron);
        assertThat(preview.kind()).isEqualTo(ChangeKind.RECREATE);
        assertThat(preview.diff())
                .extracting(FieldDiff::toString)
                .containsExactly("Type: service -> batch", "Periodic: (none) -> present");
        ApplyOutcome inPlace = bench.update(cron);
        assertThat(inPlace.status()).isEqualTo(Status.REFUSED);
        assertThat(inPlace.failure().orElseThrow().kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(inPlace.toString()).contains("cannot update job from type");
        assertThat(bench.recreate(cron).status()).isEqualTo(Status.APPLIED);
        assertThat(bench.settled(cron)).isEqualTo(HealthReport.HEALTHY);
        assertThat(bench.preview(cron).kind()).isEqualTo(ChangeKind.NONE);
    }

    @Test
    void aWrongJobIsRefusedWithNomadsWordsAndTheOldOneStays() {
        DesiredResource job = deployed("kept");
        DesiredResource wrong = bench.job(Samples.sleeping(ServiceId.of("kept"), namespace, "v1").toBuilder()
                .schedule(new Schedule("no cron", "UTC", Concurrency.ALLOW, false))
                .build());
        String before = api.jobIndex(job.id());
        ApplyOutcome outcome = bench.recreate(wrong);
        assertThat(outcome.status()).isEqualTo(Status.REFUSED);
        assertThat(outcome.toString()).contains("NOMAD-INVALID", "job " + namespace + "/kept", "cron spec");
        assertThat(api.jobIndex(job.id())).isEqualTo(before);
        assertThat(bench.health(job)).isEqualTo(HealthReport.HEALTHY);
    }

    @Test
    void aPreviewOfAWrongJobSaysWhatNomadDoesNotTake() {
        bench.create(bench.job(cron("wrong")));
        Preview preview = bench.preview(bench.job(cron("wrong").toBuilder()
                .schedule(new Schedule("no cron", "UTC", Concurrency.ALLOW, false))
                .build()));
        assertThat(preview.diagnostics())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR))
                .asString()
                .startsWith("NOMAD-INVALID: Nomad refuses job " + namespace + "/wrong: ")
                .contains("cron spec");
    }

    @Test
    void theRunsOfADeletedCronJobGoWithItAndAreNoneOfOursBefore() {
        DesiredResource cron = bench.job(cron("nightly"));
        bench.create(cron);
        api.post("/v1/job/nightly/periodic/force?namespace=" + namespace, "{}");
        assertThat(children()).hasSize(1);
        assertThat(bench.observe(List.of(), true).resources())
                .extracting(LiveResource::id)
                .containsExactly(cron.id());
        assertThat(bench.delete(cron).status()).isEqualTo(Status.APPLIED);
        assertThat(children()).isEmpty();
        assertThat(bench.find(cron)).isEmpty();
    }

    @Test
    void aDeletedJobLeavesItsNameFree() {
        DesiredResource job = deployed("again");
        assertThat(bench.delete(job).status()).isEqualTo(Status.APPLIED);
        assertThat(bench.find(job)).isEmpty();
        bench.deploy(job);
    }

    @Test
    void aNamespaceThatDoesNotExistIsToldAsSuch() {
        DesiredResource job = bench.job(Samples.sleeping(ServiceId.of("lost"), "no-such-namespace", "v1"));
        ApplyOutcome outcome = bench.create(job);
        assertThat(outcome.status()).isEqualTo(Status.REFUSED);
        assertThat(outcome.failure().orElseThrow().kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(outcome.toString()).contains("nonexistent namespace");
    }

    private DesiredResource deployed(String name) {
        DesiredResource job = bench.job(Samples.sleeping(ServiceId.of(name), namespace, "v1"));
        bench.deploy(job);
        return job;
    }

    private ServiceSpec scaled(String name, String version, int min, int max) {
        return Samples.sleeping(ServiceId.of(name), namespace, version).toBuilder()
                .autoscaling(new Autoscaling(min, max, 75))
                .build();
    }

    private ServiceSpec cron(String name) {
        return Samples.sleeping(ServiceId.of(name), namespace, "v1").toBuilder()
                .schedule(new Schedule("0 0 1 1 *", "UTC", Concurrency.FORBID, false))
                .build();
    }

    private void editByHand(DesiredResource job) {
        ObjectNode edited = (ObjectNode) api.job(job.id());
        ((ObjectNode) edited.path("TaskGroups").path(0).path("Tasks").path(0).path("Env")).put("VERSION", "by hand");
        register(edited);
    }

    private void register(JsonNode job) {
        api.post("/v1/jobs?namespace=" + namespace, "{\"Job\": " + job + "}");
    }

    private void scale(DesiredResource job, int count) {
        String name = job.id().name();
        api.post(
                "/v1/job/" + name + "/scale?namespace=" + namespace,
                "{\"Count\": " + count + ", \"Target\": {\"Group\": \"" + name + "\"}, \"PolicyOverride\": true}");
    }

    private int count(DesiredResource job) {
        return api.job(job.id()).path("TaskGroups").path(0).path("Count").asInt();
    }

    private List<String> children() {
        return api.get("/v1/jobs?namespace=" + namespace)
                .valueStream()
                .map(item -> item.path("ParentID").asText())
                .filter(parent -> !parent.isEmpty())
                .toList();
    }

    private String path(DesiredResource job) {
        return "/v1/job/" + job.id().name() + "?namespace=" + namespace;
    }
}
