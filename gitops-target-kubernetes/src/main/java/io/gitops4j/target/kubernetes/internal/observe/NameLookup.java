package io.gitops4j.target.kubernetes.internal.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.Failure;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ApiAnswer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ApiFailures;
import io.gitops4j.target.kubernetes.internal.client.ApiRefusal;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.ListQuery;
import io.gitops4j.target.kubernetes.internal.client.Listed;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.target.kubernetes.internal.resource.Marks;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells foreign from absent for wanted objects of one kind that no owner listing has found: a few by name, many by lists of
 * names and marks alone, so that a first deployment of thousands costs a handful of requests.
 */
final class NameLookup {
    /** So many are cheaper by name than by a list of whatever else is there. */
    static final int FEW = 8;

    private final ApiClient client;
    private final ObjectLists lists;
    private final LiveObjects objects;
    private final List<String> namespaces;

    NameLookup(ApiClient client, ObjectLists lists, LiveObjects objects, List<String> namespaces) {
        this.client = client;
        this.lists = lists;
        this.objects = objects;
        this.namespaces = namespaces;
    }

    void read(Map<ResourceKind, List<ResourceId>> ids, String owner, Findings findings, Operation operation) {
        List<Named> few = new ArrayList<>();
        ids.forEach((kind, ofKind) -> {
            if (ofKind.size() <= FEW) {
                ofKind.forEach(id -> few.add(new Named(kind, id)));
            } else {
                readMany(kind, owner, ofKind, findings, operation);
            }
        });
        readByName(few, owner, findings, operation);
    }

    private void readMany(
            ResourceKind kind, String owner, List<ResourceId> ids, Findings findings, Operation operation) {
        Set<ResourceId> wanted = new HashSet<>(ids);
        Set<String> near = new TreeSet<>();
        ids.forEach(id -> near.add(id.namespace()));
        boolean whole = near.contains("") || (near.size() > FEW && namespaces.isEmpty());
        if (whole && readScope(kind, "", owner, wanted, findings, operation)) {
            return;
        }
        near.stream()
                .filter(namespace -> !namespace.isEmpty())
                .forEach(namespace -> readScope(kind, namespace, owner, wanted, findings, operation));
    }

    private boolean readScope(
            ResourceKind kind,
            String namespace,
            String owner,
            Set<ResourceId> wanted,
            Findings findings,
            Operation operation) {
        List<ResourceId> ours = new ArrayList<>();
        Listed<LiveResource> listed = lists.read(
                ListQuery.metadata(kind, namespace), object -> foreign(kind, object, owner, wanted, ours), operation);
        listed.items().forEach(findings::add);
        // Made or marked since the owner listing, so its fields are needed.
        readByName(ours.stream().map(id -> new Named(kind, id)).toList(), owner, findings, operation);
        listed.forbidden().ifPresent(refusal -> findings.unreadable(refusal.diagnostic()));
        return listed.forbidden().isEmpty();
    }

    private Optional<LiveResource> foreign(
            ResourceKind kind, JsonNode object, String owner, Set<ResourceId> wanted, List<ResourceId> ours) {
        ResourceId id = LiveObjects.id(kind, object);
        if (!wanted.contains(id)) {
            return Optional.empty();
        }
        if (kind != ResourceKind.NAMESPACE && Marks.ownedBy(owner, object.path("metadata"))) {
            ours.add(id);
            return Optional.empty();
        }
        return Optional.of(objects.foreign(kind, object));
    }

    /** One object that is asked for by its name. */
    private record Named(ResourceKind kind, ResourceId id) {
        ApiRequest get() {
            return ApiRequest.get(kind, id.namespace(), id.name());
        }
    }

    private void readByName(List<Named> all, String owner, Findings findings, Operation operation) {
        List<ApiAnswer> answers = client.sendAll(all.stream().map(Named::get).toList(), operation);
        for (int i = 0; i < all.size(); i++) {
            take(all.get(i), answers.get(i), owner, findings);
        }
    }

    private void take(Named named, ApiAnswer answer, String owner, Findings findings) {
        ApiRequest request = named.get();
        switch (answer.code()) {
            case 200 -> findings.add(objects.of(named.kind(), answer.json(), owner));
            case 404 -> {}
            case 403 -> findings.unreadable(new ApiRefusal(request, answer.status()).diagnostic());
            default -> {
                Failure failure = ApiFailures.refused(request, answer.status());
                throw new GitOpsException(failure.kind(), failure.diagnostic());
            }
        }
    }
}
