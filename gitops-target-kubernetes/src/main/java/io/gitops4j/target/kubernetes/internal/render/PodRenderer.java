package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.target.kubernetes.SecretStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The template of a workload's pods. It holds nothing that changes without need, as every change of it restarts all pods. */
final class PodRenderer {
    private PodRenderer() {}

    static Tree render(Subject subject, String restartPolicy) {
        ContainerRenderer renderer = new ContainerRenderer(subject);
        List<Map<String, Object>> containers = new ArrayList<>();
        for (Container container : subject.spec().containers()) {
            containers.add(renderer.render(container, "containers[" + containers.size() + "]")
                    .toMap());
        }
        List<Map<String, String>> pullSecrets = subject.options().imagePullSecrets().stream()
                .map(name -> Map.of("name", name))
                .toList();
        return new Tree()
                .with("metadata", new Tree().with("labels", subject.labels()).with("annotations", annotations(subject)))
                .with(
                        "spec",
                        new Tree()
                                .with("serviceAccountName", subject.name())
                                .with("imagePullSecrets", pullSecrets)
                                .with("restartPolicy", restartPolicy)
                                .with("containers", containers));
    }

    private static Map<String, String> annotations(Subject subject) {
        return subject.options().secrets().strategy() == SecretStrategy.VAULT_INJECTOR
                ? new InjectedSecrets(subject).annotations()
                : Map.of();
    }
}
