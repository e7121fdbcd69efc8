package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;

/** The identity under which the pods run: one for each service, so that rights can be granted to one alone. */
final class ServiceAccountRenderer {
    private ServiceAccountRenderer() {}

    static DesiredResource render(Subject subject) {
        return subject.object(ResourceKind.SERVICE_ACCOUNT, subject.name(), Stages.GROUND, new Tree());
    }
}
