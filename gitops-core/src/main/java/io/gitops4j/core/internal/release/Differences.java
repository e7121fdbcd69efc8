package io.gitops4j.core.internal.release;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.DeploymentDiff;
import io.gitops4j.api.DeploymentDiff.ResourceDiff;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.desired.DesiredAt;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.spec.SpecDocument;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what two deployments wanted. */
public final class Differences {
    private static final Document NOTHING = Document.of(Map.of());

    private final DesiredAt past;

    public Differences(DesiredAt past) {
        this.past = past;
    }

    public DeploymentDiff between(Deployment from, Deployment to, Operation operation) {
        Optional<DesiredService> before = wanted(from, operation);
        Optional<DesiredService> after = wanted(to, operation);
        return new DeploymentDiff(
                from,
                to,
                declared(before.flatMap(DesiredService::spec), after.flatMap(DesiredService::spec)),
                resources(before, after));
    }

    private Optional<DesiredService> wanted(Deployment deployment, Operation operation) {
        return deployment.to().flatMap(revision -> past.read(deployment.service(), revision, operation));
    }

    private static List<FieldDiff> declared(Optional<ServiceSpec> before, Optional<ServiceSpec> after) {
        Set<String> sensitive = new HashSet<>();
        before.map(SpecDocument::sensitive).ifPresent(sensitive::addAll);
        after.map(SpecDocument::sensitive).ifPresent(sensitive::addAll);
        return FieldDiff.between(
                before.map(SpecDocument::of).orElse(NOTHING),
                after.map(SpecDocument::of).orElse(NOTHING),
                sensitive);
    }

    private static List<ResourceDiff> resources(Optional<DesiredService> before, Optional<DesiredService> after) {
        Map<ResourceId, DesiredResource> old = byId(before);
        Map<ResourceId, DesiredResource> now = byId(after);
        Set<ResourceId> all = new TreeSet<>(old.keySet());
        all.addAll(now.keySet());
        List<ResourceDiff> differing = new ArrayList<>();
        for (ResourceId id : all) {
            DesiredResource first = old.get(id);
            DesiredResource second = now.get(id);
            if (first == null || second == null) {
                ChangeKind kind = first == null ? ChangeKind.CREATE : ChangeKind.DELETE;
                differing.add(new ResourceDiff(id, kind, List.of()));
            } else if (!first.intent().equals(second.intent())) {
                Set<String> sensitive = new HashSet<>(first.sensitive());
                sensitive.addAll(second.sensitive());
                differing.add(new ResourceDiff(
                        id, ChangeKind.UPDATE, FieldDiff.between(first.body(), second.body(), sensitive)));
            }
        }
        return differing;
    }

    private static Map<ResourceId, DesiredResource> byId(Optional<DesiredService> service) {
        Map<ResourceId, DesiredResource> byId = new TreeMap<>();
        service.ifPresent(wanted -> wanted.resources().forEach(resource -> byId.put(resource.id(), resource)));
        return byId;
    }
}
