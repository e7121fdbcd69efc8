package io.gitops4j.benchmarks;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ParseRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.target.kubernetes.KubernetesConnection;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.KubernetesTarget;
import io.gitops4j.waml.WamlParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The objects that the engine would apply, for the clients that are not the engine: everybody applies the same bytes. */
final class Manifests {
    private Manifests() {}

    static List<DesiredResource> objects(Path kubeconfig, int from, int to, String tag) {
        WamlParser parser = new WamlParser();
        List<DesiredResource> objects = new ArrayList<>();
        try (KubernetesTarget target = new KubernetesTarget(KubernetesOptions.builder()
                .connection(
                        KubernetesConnection.builder().kubeconfig(kubeconfig).build())
                .build())) {
            for (int i = from; i < to; i++) {
                byte[] content = Workload.manifest(i, tag).getBytes(StandardCharsets.UTF_8);
                ServiceSpec spec = parser.parse(
                                ParseRequest.of(Workload.path(i), content, Set.of(Workload.ENVIRONMENT)))
                        .services()
                        .get(0)
                        .spec()
                        .orElseThrow();
                target.render(new RenderRequest(Workload.ENVIRONMENT, "bench", spec)).resources().stream()
                        .filter(object -> object.lifecycle() == Lifecycle.OWNED)
                        .forEach(objects::add);
            }
        }
        if (objects.size() != (to - from) * Workload.OBJECTS_PER_SERVICE) {
            throw new IllegalStateException(
                    "expected 4 objects a service, got " + objects.size() + " of " + (to - from));
        }
        return objects;
    }
}
