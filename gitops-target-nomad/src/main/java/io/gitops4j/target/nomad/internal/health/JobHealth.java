package io.gitops4j.target.nomad.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.target.nomad.internal.JobStub;
import io.gitops4j.target.nomad.internal.OwnerMark;
import io.gitops4j.target.nomad.internal.PlacementFailure;
import java.util.List;
import java.util.Optional;

/**
 * Judges one job: an evaluation decides what is to be done, a deployment tells how that goes, and allocations tell why not. Only
 * what belongs to the job's present specification counts, never the deployment of an older one.
 */
final class JobHealth {
    private final String owner;
    private final WantedJob wanted;

    JobHealth(String owner, WantedJob wanted) {
        this.owner = owner;
        this.wanted = wanted;
    }

    /** What the job and its newest deployment settle alone; nothing where the scheduler and the instances must be asked. */
    Optional<HealthReport> settled(Optional<JobStub> found, Optional<Rollout> rollout) {
        if (found.isEmpty()) {
            return report(HealthState.MISSING, "the job is not there");
        }
        JobStub job = found.get();
        if (!OwnerMark.carries(job.meta(), owner)) {
            return report(HealthState.MISSING, "a job of this name belongs to somebody else");
        }
        if (job.stopped()) {
            return report(HealthState.DEGRADED, "the job was stopped");
        }
        if (job.periodic()) {
            return wanted.suspended()
                    ? report(HealthState.SUSPENDED, "no runs are started")
                    : Optional.of(HealthReport.HEALTHY);
        }
        if (wanted.instances() == 0) {
            return Optional.of(HealthReport.HEALTHY);
        }
        return rollout.filter(candidate -> candidate.isOf(job)).flatMap(current -> ofRollout(job, current));
    }

    private Optional<HealthReport> ofRollout(JobStub job, Rollout rollout) {
        return switch (rollout.status()) {
            case "successful" ->
                job.instances().running() >= wanted.instances() ? Optional.of(HealthReport.HEALTHY) : Optional.empty();
            case "paused" -> report(HealthState.SUSPENDED, rollout.description());
            case "running" ->
                rollout.description().contains("requires manual promotion")
                        ? report(HealthState.SUSPENDED, rollout.description())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * The judgement with all there is.
     *
     * @param evaluations what the scheduler was asked about this job; read after the job
     * @param reason why an instance is not well; empty where none tells
     */
    HealthReport judged(JobStub job, Optional<Rollout> newest, List<JsonNode> evaluations, String reason) {
        Optional<Rollout> rollout = newest.filter(candidate -> candidate.isOf(job));
        if (rollout.isPresent() && rollout.get().status().equals("failed")) {
            return new HealthReport(HealthState.DEGRADED, joined(rollout.get().description(), reason));
        }
        Optional<HealthReport> scheduling = ofScheduler(job, rollout, evaluations);
        if (scheduling.isPresent()) {
            return scheduling.get();
        }
        if (rollout.isPresent() && !rollout.get().status().equals("successful")) {
            Rollout running = rollout.get();
            return new HealthReport(
                    HealthState.PROGRESSING,
                    joined(running.healthy() + " of " + running.desired() + " instances are healthy", reason));
        }
        // While an instance waits to be placed anew Nomad may call the job dead, too.
        if (job.status().equals("dead") && evaluations.stream().noneMatch(JobHealth::pending)) {
            return new HealthReport(HealthState.DEGRADED, joined("the job is dead", reason));
        }
        JobStub.Instances instances = job.instances();
        if (instances.running() >= wanted.instances() && instances.queued() + instances.starting() == 0) {
            return HealthReport.HEALTHY;
        }
        return new HealthReport(
                HealthState.PROGRESSING,
                joined(instances.running() + " of " + wanted.instances() + " instances run", reason));
    }

    /** Where too many jobs are under way to ask about each. */
    static HealthReport undecided() {
        return new HealthReport(HealthState.PROGRESSING, "not settled yet");
    }

    private static Optional<HealthReport> ofScheduler(
            JobStub job, Optional<Rollout> rollout, List<JsonNode> evaluations) {
        Optional<HealthReport> verdict = Optional.empty();
        for (JsonNode evaluation : evaluations) {
            String status = evaluation.path("Status").asText();
            boolean current = evaluation.path("JobModifyIndex").asText().equals(job.modifyIndex());
            if (status.equals("blocked")) {
                return report(HealthState.PROGRESSING, PlacementFailure.describe(evaluation.path("FailedTGAllocs")));
            }
            if (current
                    && status.equals("failed")
                    && evaluation.path("NextEval").asText("").isEmpty()) {
                verdict = report(
                        HealthState.DEGRADED,
                        joined(
                                "the scheduler failed",
                                evaluation.path("StatusDescription").asText("")));
            } else if (current && rollout.isEmpty() && awaitsRollout(evaluation)) {
                verdict = report(HealthState.PROGRESSING, "waiting for the scheduler");
            }
        }
        return verdict;
    }

    private static boolean pending(JsonNode evaluation) {
        return evaluation.path("Status").asText().equals("pending");
    }

    /** It has not decided yet, or it made a deployment after the deployments were read. */
    private static boolean awaitsRollout(JsonNode evaluation) {
        return pending(evaluation)
                || !evaluation.path("DeploymentID").asText("").isEmpty();
    }

    private static Optional<HealthReport> report(HealthState state, String reason) {
        return Optional.of(new HealthReport(state, reason));
    }

    private static String joined(String what, String reason) {
        return reason.isEmpty() ? what : what.isEmpty() ? reason : what + ": " + reason;
    }
}
