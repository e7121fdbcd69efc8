package io.gitops4j.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.spi.Target;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API server itself judges what the target makes of the gallery, asked by another client than ours. */
@RealKubernetes
class GalleryOnKubernetesIT {
    @Test
    @DisplayName("an API server accepts every object of the gallery in a dry run")
    void apiServerAcceptsEveryObject(KubernetesCluster cluster, @TempDir Path folder) throws IOException {
        try (Target target = GalleryTargets.named("kubernetes")) {
            List<DesiredResource> objects = Manifest.all().stream()
                    .flatMap(manifest -> RenderedText.resources(manifest, target).stream())
                    .toList();
            Predicate<DesiredResource> namespace = object -> object.id().kind().equals("Namespace");
            cluster.kubectl().apply(list(objects.stream().filter(namespace).toList()));
            List<DesiredResource> rest =
                    objects.stream().filter(namespace.negate()).toList();
            Path file = Files.writeString(folder.resolve("gallery.json"), list(rest));
            String answer = cluster.kubectl()
                    .run(
                            "apply",
                            "--server-side",
                            "--dry-run=server",
                            "--validate=strict",
                            "-o",
                            "name",
                            "-f",
                            file.toString());
            assertThat(answer.lines()).hasSize(rest.size());
        }
    }

    private static String list(List<DesiredResource> objects) {
        return Document.of(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "List",
                        "items",
                        objects.stream().map(object -> object.body().fields()).toList()))
                .toJson();
    }
}
