package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.target.kubernetes.SecretStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The template of a workload's pods. It holds nothing that changes without need, as every change of it restarts all pods. */
final class PodRenderer {
    private PodRenderer() {}

    /** Of a workload that runs until it is stopped: its containers run side by side. */
    static Tree running(Subject subject) {
        return pod(subject, "", new Tree().with("containers", containers(subject, true, true)));
    }

    /**
     * Of a workload that ends. A container beside the main one would keep the pod from ever ending, so it becomes an init container
     * that is restarted always, which the kubelet stops after the last of the others (sidecar containers, Kubernetes 1.29).
     */
    static Tree ending(Subject subject) {
        List<Map<String, Object>> sidecars = containers(subject, false, true);
        sidecars.forEach(sidecar -> sidecar.put("restartPolicy", "Always"));
        return pod(
                subject,
                "Never",
                new Tree().with("initContainers", sidecars).with("containers", containers(subject, true, false)));
    }

    private static List<Map<String, Object>> containers(Subject subject, boolean main, boolean sidecars) {
        ContainerRenderer renderer = new ContainerRenderer(subject);
        List<Container> all = subject.spec().containers();
        List<Map<String, Object>> containers = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i == 0 ? main : sidecars) {
                containers.add(
                        renderer.render(all.get(i), "containers[" + i + "]").toMap());
            }
        }
        return containers;
    }

    private static Tree pod(Subject subject, String restartPolicy, Tree containers) {
        List<Map<String, String>> pullSecrets = subject.options().imagePullSecrets().stream()
                .map(name -> Map.of("name", name))
                .toList();
        Tree spec = new Tree()
                .with("serviceAccountName", subject.name())
                .with("imagePullSecrets", pullSecrets)
                .with("restartPolicy", restartPolicy);
        containers.toMap().forEach(spec::with);
        return new Tree()
                .with("metadata", new Tree().with("labels", subject.labels()).with("annotations", annotations(subject)))
                .with("spec", spec.with("volumes", new VolumeRenderer(subject).volumes()));
    }

    private static Map<String, String> annotations(Subject subject) {
        Map<String, String> annotations = new TreeMap<>(subject.files().annotations());
        if (subject.options().secrets().strategy() == SecretStrategy.VAULT_INJECTOR) {
            annotations.putAll(new InjectedSecrets(subject).annotations());
        }
        return annotations;
    }
}
