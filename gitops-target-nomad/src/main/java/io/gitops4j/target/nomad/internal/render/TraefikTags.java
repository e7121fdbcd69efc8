package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.target.nomad.TraefikIngress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routers for Traefik, as tags of the services that the traffic goes to. A router's name is unique in the whole cluster. */
final class TraefikTags {
    private final Optional<TraefikIngress> strategy;
    private final ServiceSpec spec;
    private final Findings findings;

    TraefikTags(Optional<TraefikIngress> strategy, ServiceSpec spec, Findings findings) {
        this.strategy = strategy;
        this.spec = spec;
        this.findings = findings;
    }

    Map<RoutedPort, List<String>> byPort() {
        Map<RoutedPort, List<String>> tags = new LinkedHashMap<>();
        if (strategy.isEmpty()) {
            reportNoStrategy();
            return tags;
        }
        int router = 0;
        for (int i = 0; i < spec.ingress().size(); i++) {
            Ingress ingress = spec.ingress().get(i);
            String path = "ingress[" + i + "]";
            if (!usable(ingress, path, strategy.get())) {
                continue;
            }
            for (int j = 0; j < ingress.paths().size(); j++) {
                IngressPath route = ingress.paths().get(j);
                if (!hasPort(route, path + ".paths[" + j + "]")) {
                    continue;
                }
                tags.computeIfAbsent(
                                new RoutedPort(route.service(), route.port()),
                                key -> new ArrayList<>(List.of("traefik.enable=true")))
                        .addAll(router(router++, ingress, route, strategy.get()));
            }
        }
        return tags;
    }

    private List<String> router(int number, Ingress ingress, IngressPath route, TraefikIngress traefik) {
        String name =
                "traefik.http.routers." + spec.namespace() + "-" + spec.id().runtimeName() + "-" + number;
        String host = ingress.host().in(traefik.domain().orElse(""));
        List<String> tags = new ArrayList<>();
        String rule = "Host(`" + host + "`)";
        tags.add(name + ".rule=" + (route.path().equals("/") ? rule : rule + " && PathPrefix(`" + route.path() + "`)"));
        List<String> entryPoints = ingress.open() ? traefik.publicEntryPoints() : traefik.internalEntryPoints();
        if (!entryPoints.isEmpty()) {
            tags.add(name + ".entrypoints=" + String.join(",", entryPoints));
        }
        traefik.certResolver().ifPresent(resolver -> {
            tags.add(name + ".tls=true");
            tags.add(name + ".tls.certresolver=" + resolver);
        });
        return tags;
    }

    private boolean usable(Ingress ingress, String path, TraefikIngress traefik) {
        boolean usable = true;
        if (ingress.host().prefix() && traefik.domain().isEmpty()) {
            findings.error(
                    "NOMAD-INGRESS-DOMAIN",
                    path + ".host",
                    "host prefix " + ingress.host().value() + " needs a domain, and this target has none",
                    "set the target's option domain, or declare host");
            usable = false;
        }
        if (!ingress.open() && traefik.internalEntryPoints().isEmpty()) {
            findings.error(
                    "NOMAD-INGRESS-INTERNAL",
                    path + ".open",
                    "this ingress is not public, and this target has no internal entry points, so it would be open to anybody",
                    "set the target's option internalEntryPoints, or declare public: true");
            usable = false;
        }
        return usable;
    }

    private boolean hasPort(IngressPath route, String path) {
        boolean known = spec.services().stream()
                .anyMatch(service -> service.name().equals(route.service())
                        && service.ports().stream().anyMatch(port -> port.number() == route.port()));
        if (!known || route.path().indexOf('`') >= 0) {
            findings.error(
                    "NOMAD-INGRESS",
                    path,
                    known
                            ? "path " + route.path() + " holds a backquote, which ends a rule of Traefik"
                            : "path " + route.path() + " leads to port " + route.port() + " of service "
                                    + route.service() + ", which does not exist",
                    "mend the path");
            return false;
        }
        return true;
    }

    private void reportNoStrategy() {
        if (!spec.ingress().isEmpty()) {
            findings.error(
                    "NOMAD-INGRESS",
                    "ingress",
                    "the service wants traffic from outside, and this target has no ingress",
                    "set the target's option ingress to traefik, or remove ingress");
        }
    }
}
