package io.gitops4j.gallery;

import io.gitops4j.Targets;
import io.gitops4j.spi.Target;
import io.gitops4j.target.kubernetes.IngressOptions;
import io.gitops4j.target.kubernetes.KubernetesConnection;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.KubernetesTarget;
import io.gitops4j.target.nomad.NomadConnection;
import io.gitops4j.target.nomad.NomadOptions;
import io.gitops4j.target.nomad.NomadTarget;
import io.gitops4j.target.nomad.SecretStore;
import io.gitops4j.target.nomad.TraefikIngress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Targets as a platform team sets them up. Nothing is sent: they only render. */
final class GalleryTargets {
    static final List<String> NAMES = List.of("kubernetes", "nomad", "directory");

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private GalleryTargets() {}

    static Target named(String name) {
        return switch (name) {
            case "kubernetes" -> kubernetes();
            case "nomad" -> nomad();
            default -> Targets.directory(Path.of("target", "nowhere"));
        };
    }

    private static Target kubernetes() {
        return new KubernetesTarget(KubernetesOptions.builder()
                .connection(KubernetesConnection.builder().apiServer(NOWHERE).build())
                .ingress(IngressOptions.builder()
                        .publicClass("public")
                        .internalClass("internal")
                        .domain("example.com")
                        .internalDomain("internal.example.com")
                        .clusterIssuer("letsencrypt")
                        .build())
                .secretNames(Map.of("shop/provider", "provider-keys"))
                .build());
    }

    private static Target nomad() {
        return new NomadTarget(NomadOptions.builder(NomadConnection.to(NOWHERE))
                .mhzPerCore(2000)
                .ingress(new TraefikIngress(
                        Optional.of("example.com"), List.of("web"), List.of("internal"), Optional.of("letsencrypt")))
                .secrets(SecretStore.VARIABLES)
                .build());
    }
}
