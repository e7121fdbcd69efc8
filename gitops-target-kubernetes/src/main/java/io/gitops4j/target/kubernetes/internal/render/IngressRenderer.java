package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.target.kubernetes.IngressOptions;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Traffic from outside: one object for public and one for internal traffic, with all hosts of each. */
final class IngressRenderer {
    private final Subject subject;
    private final IngressOptions options;

    IngressRenderer(Subject subject) {
        this.subject = subject;
        this.options = subject.options().ingress();
    }

    List<DesiredResource> render() {
        List<DesiredResource> objects = new ArrayList<>();
        render(true).ifPresent(objects::add);
        render(false).ifPresent(objects::add);
        return objects;
    }

    private Optional<DesiredResource> render(boolean open) {
        Map<String, List<Map<String, Object>>> hosts = new LinkedHashMap<>();
        for (int i = 0; i < subject.spec().ingress().size(); i++) {
            Ingress ingress = subject.spec().ingress().get(i);
            if (ingress.open() == open) {
                String path = "ingress[" + i + "]";
                if (!open && options.internalClass().isEmpty()) {
                    subject.error(
                            "K8S-INGRESS-CLASS",
                            path,
                            "ingress " + ingress.host().value()
                                    + " is internal, and this environment has no class for that",
                            "set its option internalIngressClass, or make the ingress public");
                }
                hosts.computeIfAbsent(host(ingress, path), host -> new ArrayList<>())
                        .addAll(paths(ingress, path));
            }
        }
        return hosts.isEmpty() ? Optional.empty() : Optional.of(object(open, hosts));
    }

    private DesiredResource object(boolean open, Map<String, List<Map<String, Object>>> hosts) {
        String name = open ? subject.name() : Names.check(subject, "ingress", subject.name() + "-internal");
        List<Map<String, Object>> rules = new ArrayList<>();
        hosts.forEach((host, paths) -> rules.add(new Tree()
                .with("host", host)
                .with("http", new Tree().with("paths", paths))
                .toMap()));
        Tree spec = new Tree()
                .with("ingressClassName", open ? options.publicClass() : options.internalClass())
                .with("tls", tls(name, List.copyOf(hosts.keySet())))
                .with("rules", rules);
        Map<String, String> annotations = new TreeMap<>(options.annotations());
        if (options.tlsSecret().isEmpty()) {
            options.clusterIssuer().ifPresent(issuer -> annotations.put("cert-manager.io/cluster-issuer", issuer));
        }
        return subject.object(ResourceKind.INGRESS, name, Stages.AROUND, annotations, new Tree().with("spec", spec));
    }

    private String host(Ingress ingress, String path) {
        Optional<String> domain = ingress.open() ? options.domain() : options.internalDomain();
        if (ingress.host().prefix() && domain.isEmpty()) {
            subject.error(
                    "K8S-INGRESS-DOMAIN",
                    path + ".host",
                    "'" + ingress.host().value() + "' is the first part of a host, and this environment has no domain",
                    "set its option domain, or declare the whole host");
        }
        return ingress.host().in(domain.orElse(""));
    }

    private List<Map<String, Object>> paths(Ingress ingress, String path) {
        List<Map<String, Object>> paths = new ArrayList<>();
        for (IngressPath target : ingress.paths()) {
            Tree backend = new Tree()
                    .with(
                            "service",
                            new Tree()
                                    .with("name", service(target, path + ".paths[" + paths.size() + "]"))
                                    .with("port", new Tree().with("number", target.port())));
            paths.add(new Tree()
                    .with("path", target.path())
                    .with("pathType", "Prefix")
                    .with("backend", backend)
                    .toMap());
        }
        return paths;
    }

    private String service(IngressPath target, String path) {
        boolean known = subject.spec().services().stream()
                .anyMatch(service -> service.name().equals(target.service()));
        if (!known) {
            subject.error(
                    "K8S-INGRESS-SERVICE",
                    path,
                    "path " + target.path() + " leads to service '" + target.service() + "', which is not declared",
                    "name one of the declared services");
        }
        return target.service();
    }

    private List<Map<String, Object>> tls(String name, List<String> hosts) {
        Optional<String> secret =
                options.tlsSecret().or(() -> options.clusterIssuer().map(issuer -> name + "-tls"));
        return secret.map(value -> List.of(new Tree()
                        .with("hosts", hosts)
                        .with("secretName", value)
                        .toMap()))
                .orElse(List.of());
    }
}
