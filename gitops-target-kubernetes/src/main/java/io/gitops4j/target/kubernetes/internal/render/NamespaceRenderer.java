package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.ResourceId;
import io.gitops4j.target.kubernetes.internal.resource.Marks;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Map;

/** The namespace that services share. It carries no owner, so that nothing can ever delete it with all that is in it. */
final class NamespaceRenderer {
    private NamespaceRenderer() {}

    static DesiredResource render(Subject subject) {
        String name = subject.spec().namespace();
        ResourceKind kind = ResourceKind.NAMESPACE;
        Tree body = new Tree()
                .with("apiVersion", kind.apiVersion())
                .with("kind", kind.kind())
                .with("metadata", new Tree().with("name", name).with("labels", Map.of(Marks.MANAGED_BY, Marks.TOOL)));
        return DesiredResource.of(
                        new ResourceId(kind.id(), "", name), subject.spec().id(), Document.of(body.toMap()))
                .atStage(Stages.NAMESPACE)
                .with(Lifecycle.CREATE_ONLY);
    }
}
