package io.gitops4j.target.nomad.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.nomad.internal.JobStub;
import io.gitops4j.target.nomad.internal.Kinds;
import io.gitops4j.target.nomad.internal.client.NomadClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@link JobHealth} judges by: for a few jobs two requests each, for many two lists in all. Only jobs that these do
 * not settle cost more, and of those at most {@value #DETAILED} are asked about in one call.
 */
public final class HealthReader {
    private static final int FEW = 16;
    private static final int DETAILED = 64;

    private final NomadClient client;
    private final CheckMemory memory = new CheckMemory();

    /** Reads through this client. */
    public HealthReader(NomadClient client) {
        this.client = client;
    }

    /** See {@link io.gitops4j.spi.Target#health}. */
    public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
        List<DesiredResource> jobs = request.resources().stream()
                .filter(resource -> Kinds.isJob(resource.id()))
                .toList();
        Rollouts read = jobs.size() > FEW ? listed(operation) : asked(jobs, operation);
        Map<ResourceId, HealthReport> health = new LinkedHashMap<>();
        request.resources().forEach(resource -> health.put(resource.id(), HealthReport.HEALTHY));
        int detailed = 0;
        for (DesiredResource resource : jobs) {
            JobHealth judge = new JobHealth(request.owner(), WantedJob.of(resource.body()));
            Optional<JobStub> job = Optional.ofNullable(read.jobs().get(resource.id()));
            Optional<Rollout> rollout = Optional.ofNullable(read.newest().get(resource.id()));
            Optional<HealthReport> settled = judge.settled(job, rollout);
            boolean details = settled.isEmpty() && detailed++ < DETAILED;
            health.put(
                    resource.id(),
                    settled.orElseGet(() ->
                            details ? detailed(judge, job.orElseThrow(), rollout, operation) : JobHealth.undecided()));
        }
        return health;
    }

    private HealthReport detailed(JobHealth judge, JobStub job, Optional<Rollout> rollout, Operation operation) {
        List<JsonNode> evaluations = client.evaluations(job.id(), operation);
        Optional<JsonNode> worst = AllocationReason.worst(
                client.allocations(job.id(), operation),
                rollout.filter(current -> current.isOf(job)).map(Rollout::jobVersion));
        String reason =
                worst.map(allocation -> reason(job, allocation, operation)).orElse("");
        return judge.judged(job, rollout, evaluations, reason);
    }

    private String reason(JobStub job, JsonNode allocation, Operation operation) {
        String id = allocation.path("ID").asText();
        if (AllocationReason.asksForChecks(allocation)) {
            AllocationReason.ofChecks(client.checks(job.id(), id, operation))
                    .ifPresent(failure -> memory.remember(id, failure));
        }
        return AllocationReason.of(allocation, memory.of(id));
    }

    private Rollouts asked(List<DesiredResource> jobs, Operation operation) {
        Rollouts read = new Rollouts(new HashMap<>(), new HashMap<>());
        for (DesiredResource resource : jobs) {
            client.stub(resource.id(), operation).map(JobStub::of).ifPresent(job -> {
                read.jobs().put(job.id(), job);
                if (!job.periodic()) {
                    client.deployment(job.id(), operation)
                            .ifPresent(deployment -> read.newest().put(job.id(), Rollout.of(deployment)));
                }
            });
        }
        return read;
    }

    private Rollouts listed(Operation operation) {
        Rollouts read = new Rollouts(new HashMap<>(), new HashMap<>());
        client.eachJob(operation, item -> {
            JobStub job = JobStub.of(item);
            read.jobs().put(job.id(), job);
        });
        client.eachDeployment(operation, item -> {
            ResourceId id = Kinds.job(
                    item.path("Namespace").asText(), item.path("JobID").asText());
            JobStub job = read.jobs().get(id);
            Rollout rollout = Rollout.of(item);
            if (job != null && rollout.isOf(job)) {
                read.newest().put(id, rollout);
            }
        });
        return read;
    }

    /** Jobs as they are, and of each the deployment that counts, as far as it has one. */
    private record Rollouts(Map<ResourceId, JobStub> jobs, Map<ResourceId, Rollout> newest) {}
}
