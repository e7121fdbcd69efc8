package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Spelling;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.List;
import java.util.Optional;

/** Leads ingress paths to ports of services (B33). */
final class IngressRoutes {
    private final Draft draft;

    IngressRoutes(Draft draft) {
        this.draft = draft;
    }

    /** The route; nothing after a finding, or where the services themselves have one. */
    Optional<IngressPath> route(
            String path,
            Optional<MergedScalar> serviceName,
            Optional<MergedScalar> port,
            MergedMapping at,
            String specPath) {
        Optional<Network> network = draft.network();
        if (network.isEmpty()) {
            return Optional.empty();
        }
        List<Network.Entry> services = network.get().services();
        if (services.isEmpty()) {
            return no(at, "path " + path + " needs a service, and there is none", "add one to `service`");
        }
        serviceName.ifPresent(scalar -> draft.origin(specPath + ".service", scalar));
        return serviceName
                .map(name -> toNamed(path, name, port, services, specPath))
                .orElseGet(() -> toFirst(path, port, at, services, specPath));
    }

    private Optional<IngressPath> toNamed(
            String path,
            MergedScalar name,
            Optional<MergedScalar> port,
            List<Network.Entry> services,
            String specPath) {
        List<String> names = services.stream().map(Network.Entry::declaredName).toList();
        int index = names.indexOf(name.text());
        if (index < 0) {
            return no(
                    name,
                    "path " + path + " leads to the service " + name.text() + ", and there is only "
                            + String.join(", ", names) + servicesAt(name),
                    Spelling.nearest(name.text(), names)
                            .map(meant -> "did you mean " + meant + "?")
                            .orElse("name one of them, or add the service"));
        }
        return toService(path, services.get(index), port, name, specPath);
    }

    private Optional<IngressPath> toFirst(
            String path, Optional<MergedScalar> port, MergedMapping at, List<Network.Entry> services, String specPath) {
        Network.Entry service = services.get(0);
        if (port.isPresent()) {
            service = services.stream()
                    .filter(entry -> entry.port(port.get().text()).isPresent())
                    .findFirst()
                    .orElse(service);
        }
        return toService(path, service, port, at, specPath);
    }

    private Optional<IngressPath> toService(
            String path, Network.Entry service, Optional<MergedScalar> port, Merged at, String specPath) {
        Optional<MergedScalar> wanted = port.or(() -> implied(service));
        Optional<ServicePort> found =
                wanted.isPresent() ? service.port(wanted.get().text()) : only(service);
        if (found.isPresent()) {
            wanted.ifPresent(scalar -> draft.origin(specPath + ".port", scalar));
            return Optional.of(
                    new IngressPath(path, service.service().name(), found.get().number()));
        }
        return no(
                port.map(Merged.class::cast).orElse(at),
                "path " + path + asked(port, wanted) + ", and " + Network.describe(service) + servicesAt(at),
                "name one of them as servicePort, or add the port to the service");
    }

    private static String asked(Optional<MergedScalar> port, Optional<MergedScalar> wanted) {
        if (port.isPresent()) {
            return " leads to port " + port.get().text();
        }
        return " names no servicePort"
                + wanted.map(scalar -> ", its template implies " + scalar.text())
                        .orElse("");
    }

    /** Without a servicePort: the only port of the service, or else the template's ingress port. */
    private Optional<MergedScalar> implied(Network.Entry service) {
        return only(service).isPresent()
                ? Optional.empty()
                : draft.service().template().ingressPort();
    }

    private static Optional<ServicePort> only(Network.Entry service) {
        List<ServicePort> ports = service.service().ports();
        return ports.size() == 1 ? Optional.of(ports.get(0)) : Optional.empty();
    }

    private String servicesAt(Merged from) {
        return draft.values()
                .list("service")
                .map(list -> ", see " + list.seenFrom(from))
                .orElse(" by its template");
    }

    private Optional<IngressPath> no(Merged at, String what, String remedy) {
        draft.findings().error(at, Code.PORTMAP, what, remedy);
        return Optional.empty();
    }
}
