package io.gitops4j.core.internal.desired;

import com.google.common.base.Suppliers;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Everything wanted in one environment at given revisions. Immutable. */
public final class DesiredState {
    private final SortedMap<String, Revision> revisions;
    private final SortedMap<ServiceId, DesiredService> services;
    private final List<Diagnostic> fileProblems;
    private final Supplier<Set<ResourceId>> wanted;

    DesiredState(
            Map<String, Revision> revisions, Map<ServiceId, DesiredService> services, List<Diagnostic> fileProblems) {
        this.revisions = Collections.unmodifiableSortedMap(new TreeMap<>(revisions));
        this.services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        this.fileProblems = List.copyOf(fileProblems);
        this.wanted = Suppliers.memoize(() -> ids(this.services.values()));
    }

    private DesiredState(
            SortedMap<String, Revision> revisions, SortedMap<ServiceId, DesiredService> services, DesiredState like) {
        this.revisions = revisions;
        this.services = services;
        this.fileProblems = like.fileProblems;
        this.wanted = like.wanted;
    }

    /** The same, declared in the same way at other revisions. */
    DesiredState at(Map<String, Revision> others) {
        SortedMap<ServiceId, DesiredService> moved = new TreeMap<>(services);
        moved.replaceAll((id, service) ->
                service.at(others.getOrDefault(service.revision().source(), service.revision())));
        return new DesiredState(
                Collections.unmodifiableSortedMap(new TreeMap<>(others)),
                Collections.unmodifiableSortedMap(moved),
                this);
    }

    /** By the source's name. */
    public SortedMap<String, Revision> revisions() {
        return revisions;
    }

    /** By id, invalid ones included. */
    public SortedMap<ServiceId, DesiredService> services() {
        return services;
    }

    /** Findings of files as a whole. */
    public List<Diagnostic> fileProblems() {
        return fileProblems;
    }

    /** The ids of all wanted resources; collected when somebody asks, as a run that trusts an earlier look does not. */
    public Set<ResourceId> wanted() {
        return wanted.get();
    }

    /** Whether anybody wants it: first its own service is asked, which is the rule. */
    public boolean wants(LiveResource resource) {
        return resource.service().filter(id -> has(id, resource.id())).isPresent() || wanted().contains(resource.id());
    }

    private boolean has(ServiceId id, ResourceId resource) {
        DesiredService service = services.get(id);
        return service != null
                && service.resources().stream().anyMatch(desired -> desired.id().equals(resource));
    }

    private static Set<ResourceId> ids(Collection<DesiredService> services) {
        Set<ResourceId> ids = new HashSet<>();
        services.forEach(
                service -> service.resources().stream().map(DesiredResource::id).forEach(ids::add));
        return Collections.unmodifiableSet(ids);
    }
}
