package io.gitops4j.target.nomad.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.HealthReport;
import io.gitops4j.target.nomad.internal.JobStub;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The judgement of job, deployment and evaluations as Nomad writes them; index 7 is the job's present one. */
class JobHealthTest {
    private static final String RUNNING = "\"Status\": \"running\"";
    private static final String NO_EVALUATION = "";

    @Test
    void whatIsNotThereIsMissing() {
        assertThat(judge(3).settled(Optional.empty(), Optional.empty()))
                .map(HealthReport::toString)
                .hasValueSatisfying(text -> assertThat(text).contains("MISSING"));
    }

    @Test
    void somebodyElsesJobOfTheSameNameIsNotOurs() {
        JobHealth other = new JobHealth("team-b", new WantedJob(3, false));
        assertThat(other.settled(Optional.of(job(RUNNING, 3, 0, 0)), Optional.empty()))
                .hasValueSatisfying(report ->
                        assertThat(report).hasToString(text("MISSING", "a job of this name belongs to somebody else")));
    }

    @Test
    void aStoppedJobIsDegradedAsItIsWanted() {
        assertHealth(
                3,
                job(RUNNING + ", \"Stop\": true", 3, 0, 0),
                "",
                NO_EVALUATION,
                "",
                "DEGRADED",
                "the job was stopped");
    }

    @Test
    void aRegisteredCronJobIsHealthyWhateverItsRunsDo() {
        assertHealth(1, job(RUNNING + ", \"Periodic\": true", 0, 0, 0), "", NO_EVALUATION, "", "HEALTHY", "");
    }

    @Test
    void aSuspendedCronJobIsSuspended() {
        JobHealth judge = new JobHealth("team-a", new WantedJob(1, true));
        assertThat(judge.settled(Optional.of(job(RUNNING + ", \"Periodic\": true", 0, 0, 0)), Optional.empty()))
                .hasValueSatisfying(report -> assertThat(report).hasToString(text("SUSPENDED", "no runs are started")));
    }

    @Test
    void nothingWantedIsHealthyAtOnceThoughNomadCallsItDead() {
        assertHealth(0, job("\"Status\": \"dead\"", 0, 0, 0), "", NO_EVALUATION, "", "HEALTHY", "");
    }

    @Test
    void aSuccessfulDeploymentOfThePresentVersionIsHealthy() {
        assertHealth(3, job(RUNNING, 3, 0, 0), deployment(7, "successful", "", 3), NO_EVALUATION, "", "HEALTHY", "");
    }

    @Test
    void aSuccessfulDeploymentOfAnOlderVersionSaysNothing() {
        assertHealth(
                3,
                job(RUNNING, 3, 0, 0),
                deployment(6, "successful", "", 3),
                "{\"Status\": \"pending\", \"JobModifyIndex\": 7}",
                "",
                "PROGRESSING",
                "waiting for the scheduler");
    }

    @Test
    void aFailedDeploymentOfAnOlderVersionSaysNothing() {
        assertHealth(
                3,
                job(RUNNING, 3, 0, 0),
                deployment(6, "failed", "Failed due to progress deadline", 0),
                "{\"Status\": \"complete\", \"JobModifyIndex\": 7}",
                "",
                "HEALTHY",
                "");
    }

    @Test
    void aDeploymentThatWasMadeAfterTheDeploymentsWereReadIsWaitedFor() {
        assertHealth(
                3,
                job(RUNNING, 3, 0, 0),
                deployment(6, "successful", "", 3),
                "{\"Status\": \"complete\", \"JobModifyIndex\": 7, \"DeploymentID\": \"d\"}",
                "",
                "PROGRESSING",
                "waiting for the scheduler");
    }

    @Test
    void aFailedDeploymentIsDegradedWithItsReasonAndTheInstances() {
        assertHealth(
                3,
                job(RUNNING, 1, 2, 0),
                deployment(7, "failed", "Failed due to progress deadline", 1),
                NO_EVALUATION,
                "task app: Terminated, Exit Code: 3",
                "DEGRADED",
                "Failed due to progress deadline: task app: Terminated, Exit Code: 3");
    }

    @Test
    void aRunningDeploymentIsProgressingWithWhatHoldsItUp() {
        assertHealth(
                3,
                job(RUNNING, 1, 2, 0),
                deployment(7, "running", "Deployment is running", 1),
                NO_EVALUATION,
                "task app: Driver Failure, no such image",
                "PROGRESSING",
                "1 of 3 instances are healthy: task app: Driver Failure, no such image");
    }

    @Test
    void aDeploymentThatPeopleHoldIsSuspended() {
        assertHealth(
                3,
                job(RUNNING, 3, 0, 0),
                deployment(7, "paused", "Deployment is paused", 1),
                "",
                "",
                "SUSPENDED",
                "Deployment is paused");
        assertHealth(
                3,
                job(RUNNING, 3, 0, 0),
                deployment(7, "running", "Deployment is running but requires manual promotion", 1),
                "",
                "",
                "SUSPENDED",
                "Deployment is running but requires manual promotion");
    }

    @Test
    void whatFindsNoNodeIsProgressingWithTheExhaustedDimension() {
        assertHealth(
                3,
                job(RUNNING, 0, 0, 3),
                deployment(7, "running", "Deployment is running", 0),
                """
                {"Status": "complete", "JobModifyIndex": 7, "BlockedEval": "b"},
                {"Status": "blocked", "JobModifyIndex": 7, "FailedTGAllocs": {"orders": {"NodesEvaluated": 2,
                 "DimensionExhausted": {"memory": 2}, "ConstraintFiltered": {"${attr.kernel.name} = linux": 1}}}}""",
                "",
                "PROGRESSING",
                "no node takes an instance: memory exhausted on 2 nodes, constraint ${attr.kernel.name} = linux excludes 1 node");
    }

    @Test
    void anEvaluationThatFailedForGoodIsDegraded() {
        assertHealth(
                3,
                job(RUNNING, 0, 0, 3),
                "",
                "{\"Status\": \"failed\", \"JobModifyIndex\": 7, \"StatusDescription\": \"maximum attempts reached\"}",
                "",
                "DEGRADED",
                "the scheduler failed: maximum attempts reached");
    }

    @Test
    void anEvaluationThatIsTriedAgainIsNot() {
        assertHealth(
                3,
                job(RUNNING, 0, 0, 3),
                "",
                "{\"Status\": \"failed\", \"JobModifyIndex\": 7, \"NextEval\": \"n\"}",
                "",
                "PROGRESSING",
                "0 of 3 instances run");
    }

    @Test
    void instancesThatStartAgainAfterASuccessAreTold() {
        assertHealth(
                3,
                job(RUNNING, 2, 1, 0),
                deployment(7, "successful", "", 3),
                NO_EVALUATION,
                "task app: Terminated, out of memory, Exit Code: 137",
                "PROGRESSING",
                "2 of 3 instances run: task app: Terminated, out of memory, Exit Code: 137");
    }

    @Test
    void aServiceThatIsDeadIsDegraded() {
        assertHealth(
                3, job("\"Status\": \"dead\"", 0, 0, 0), "", NO_EVALUATION, "why", "DEGRADED", "the job is dead: why");
    }

    @Test
    void aJobThatIsDeadOnlyUntilItsInstanceIsPlacedAnewIsProgressing() {
        assertHealth(
                3,
                job("\"Status\": \"dead\"", 0, 0, 0),
                deployment(7, "running", "Deployment is running", 0),
                "",
                "why",
                "PROGRESSING",
                "0 of 3 instances are healthy: why");
        assertHealth(
                3,
                job("\"Status\": \"dead\"", 0, 0, 0),
                "",
                "{\"Status\": \"pending\", \"JobModifyIndex\": 9}",
                "why",
                "PROGRESSING",
                "0 of 3 instances run: why");
    }

    private static void assertHealth(
            int wanted, JobStub job, String deployment, String evaluations, String reason, String state, String why) {
        Optional<Rollout> rollout = deployment.isEmpty() ? Optional.empty() : Optional.of(Rollout.of(json(deployment)));
        List<JsonNode> evaluated = json("[" + evaluations + "]").valueStream().toList();
        HealthReport report = judge(wanted)
                .settled(Optional.of(job), rollout)
                .orElseGet(() -> judge(wanted).judged(job, rollout, evaluated, reason));
        assertThat(report).hasToString(text(state, why));
    }

    private static String text(String state, String why) {
        return "HealthReport[state=" + state + ", reason=" + why + "]";
    }

    private static JobHealth judge(int wanted) {
        return new JobHealth("team-a", new WantedJob(wanted, false));
    }

    private static JobStub job(String more, int running, int starting, int queued) {
        return JobStub.of(json("""
                {"ID": "orders", "Namespace": "shop", "Type": "service", "JobModifyIndex": 7, %s,
                 "Meta": {"gitops_owner": "team-a", "gitops_service": "orders"},
                 "JobSummary": {"Summary": {"orders": {"Running": %d, "Starting": %d, "Queued": %d}}}}
                """.formatted(more, running, starting, queued)));
    }

    private static String deployment(int index, String status, String description, int healthy) {
        return """
                {"JobSpecModifyIndex": %d, "JobVersion": 1, "Status": "%s", "StatusDescription": "%s",
                 "TaskGroups": {"orders": {"DesiredTotal": 3, "PlacedAllocs": 3, "HealthyAllocs": %d}}}
                """.formatted(index, status, description, healthy);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
