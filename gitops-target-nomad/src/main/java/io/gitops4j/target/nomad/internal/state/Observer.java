package io.gitops4j.target.nomad.internal.state;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.nomad.internal.JobStub;
import io.gitops4j.target.nomad.internal.Kinds;
import io.gitops4j.target.nomad.internal.client.NomadClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is there. One list of all namespaces decides any number of jobs. With a token for some namespaces that list leaves the
 * others out without a word, so every wanted namespace of which it shows nothing is asked about on its own.
 */
public final class Observer {
    /** Up to so many jobs are looked at one by one, where not all that is owned is asked for. */
    private static final int FEW = 16;

    private final NomadClient client;

    /** Reads through this client. */
    public Observer(NomadClient client) {
        this.client = client;
    }

    /** See {@link io.gitops4j.spi.Target#observe}. */
    public Observation observe(ObserveRequest request, Operation operation) {
        Set<ResourceId> wanted = new TreeSet<>(request.wanted());
        List<ResourceId> jobs = wanted.stream().filter(Kinds::isJob).toList();
        Map<ResourceId, LiveResource> found = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        List<Diagnostic> unreadable = new ArrayList<>();
        if (request.everythingOwned() || jobs.size() > FEW) {
            client.eachJob(operation, item -> {
                JobStub stub = JobStub.of(item);
                seen.add(stub.id().namespace());
                LiveResource live = LiveJobs.of(stub, request.owner());
                if (wanted.contains(stub.id()) || (live.owned() && request.everythingOwned())) {
                    found.put(stub.id(), live);
                }
            });
        } else {
            for (ResourceId job : jobs) {
                readable(
                        job.namespace(),
                        unreadable,
                        () -> stub(job, operation).ifPresent(stub -> {
                            seen.add(job.namespace());
                            found.put(job, LiveJobs.of(stub, request.owner()));
                        }));
            }
        }
        Set<String> missing = namespaces(wanted, seen, found::put, operation);
        if (request.everythingOwned() || jobs.size() > FEW) {
            jobs.stream()
                    .map(ResourceId::namespace)
                    .distinct()
                    .filter(namespace -> !seen.contains(namespace) && !missing.contains(namespace))
                    .forEach(namespace ->
                            readable(namespace, unreadable, () -> client.requireListable(namespace, operation)));
        }
        return new Observation(List.copyOf(found.values()), unreadable.isEmpty(), unreadable);
    }

    private Optional<JobStub> stub(ResourceId job, Operation operation) {
        return client.stub(job, operation).map(JobStub::of);
    }

    /** Which of the wanted namespaces are not there. One that holds a job needs no request. */
    private Set<String> namespaces(Set<ResourceId> wanted, Set<String> seen, Found found, Operation operation) {
        Set<String> missing = new TreeSet<>();
        for (ResourceId id : wanted) {
            if (Kinds.isNamespace(id)) {
                if (seen.contains(id.name()) || client.namespaceExists(id.name(), operation)) {
                    found.put(id, LiveJobs.namespace(id));
                } else {
                    missing.add(id.name());
                }
            }
        }
        return missing;
    }

    private static void readable(String namespace, List<Diagnostic> unreadable, Runnable read) {
        try {
            read.run();
        } catch (GitOpsException e) {
            if (e.kind() != FailureKind.AUTH) {
                throw e;
            }
            Diagnostic why = Diagnostic.warning("NOMAD-UNREADABLE")
                    .what("the token may not list the jobs of namespace " + namespace
                            + ", so nothing is known about them")
                    .remedy("give its policy list-jobs and read-job in that namespace")
                    .build();
            if (!unreadable.contains(why)) {
                unreadable.add(why);
            }
        }
    }

    private interface Found {
        void put(ResourceId id, LiveResource live);
    }
}
