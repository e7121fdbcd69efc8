package io.gitops4j.target.kubernetes.internal.health;

import io.gitops4j.api.HealthState;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ApiAnswer;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ApiFailures;
import io.gitops4j.target.kubernetes.internal.client.ApiRequest;
import io.gitops4j.target.kubernetes.internal.client.ListQuery;
import io.gitops4j.target.kubernetes.internal.client.Listed;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.target.kubernetes.internal.observe.LiveObjects;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at objects of one kind: a few by name, many by the owner's list, of which whole objects only where status matters. */
final class ObjectLooks {
    private static final Set<ResourceKind> WITH_STATUS = Set.of(
            ResourceKind.DEPLOYMENT,
            ResourceKind.AUTOSCALER,
            ResourceKind.SERVICE,
            ResourceKind.CRON_JOB,
            ResourceKind.EXTERNAL_SECRET);

    private final ApiClient client;
    private final ObjectLists lists;
    private final OwnerScope scope;

    ObjectLooks(ApiClient client, ObjectLists lists, OwnerScope scope) {
        this.client = client;
        this.lists = lists;
        this.scope = scope;
    }

    /** A look at each of the ids. */
    Map<ResourceId, Look> at(ResourceKind kind, Collection<ResourceId> ids, String owner, Operation operation) {
        Map<ResourceId, Look> looks = new HashMap<>();
        if (ids.size() <= OwnerScope.FEW || !listed(kind, owner, looks, operation)) {
            ids.forEach(id -> looks.put(id, byName(kind, id, operation)));
        }
        return looks;
    }

    private boolean listed(ResourceKind kind, String owner, Map<ResourceId, Look> looks, Operation operation) {
        for (ListQuery query : scope.queries(kind, owner, !WITH_STATUS.contains(kind))) {
            Listed<Map.Entry<ResourceId, Look>> listed = lists.read(
                    query,
                    object -> Optional.of(Map.entry(LiveObjects.id(kind, object), Look.at(kind, object))),
                    operation);
            if (listed.forbidden().isPresent()) {
                return false;
            }
            listed.items().forEach(entry -> looks.put(entry.getKey(), entry.getValue()));
        }
        return true;
    }

    private Look byName(ResourceKind kind, ResourceId id, Operation operation) {
        ApiRequest get = ApiRequest.get(kind, id.namespace(), id.name());
        ApiAnswer answer = client.send(get, operation);
        if (answer.code() == 404) {
            return Look.of(HealthState.MISSING, id + " is not there");
        }
        return answer.ok()
                ? Look.at(kind, answer.json())
                : Look.of(
                        HealthState.UNKNOWN,
                        ApiFailures.refused(get, answer.status()).diagnostic().what());
    }
}
