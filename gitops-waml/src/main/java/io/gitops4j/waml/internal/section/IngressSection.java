package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressHost;
import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Place;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Traffic from outside: one host each, and no request that two paths want (B34, B37). */
final class IngressSection implements Section {
    private static final String EVERYTHING = "/";

    @Override
    public List<String> reads() {
        return List.of("ingress", "service", "ports");
    }

    @Override
    public void read(Draft draft) {
        List<Ingress> ingress = new ArrayList<>();
        Map<String, MergedScalar> hosts = new HashMap<>();
        draft.values().list("ingress").ifPresent(list -> {
            for (MergedMapping entry : list.mappings()) {
                Optional<MergedScalar> host = host(draft, entry);
                host.ifPresent(scalar -> unique(draft, entry, scalar, hosts));
                List<IngressPath> paths = paths(draft, entry, ingress.size());
                host.ifPresent(scalar -> ingress.add(ingress(draft, entry, scalar, paths, ingress.size())));
            }
        });
        draft.spec().ingress(ingress);
    }

    private static Ingress ingress(
            Draft draft, MergedMapping entry, MergedScalar host, List<IngressPath> paths, int index) {
        String path = "ingress[" + index + "]";
        draft.origin(path, entry);
        draft.origin(path + ".host", host);
        Optional<MergedScalar> open = entry.scalar("public");
        open.ifPresent(scalar -> draft.origin(path + ".open", scalar));
        boolean prefix = entry.scalar("host").isEmpty();
        return new Ingress(
                new IngressHost(host.text(), prefix),
                open.map(MergedScalar::isTrue).orElse(false),
                paths);
    }

    private static Optional<MergedScalar> host(Draft draft, MergedMapping entry) {
        Optional<MergedScalar> host = entry.scalar("host");
        Optional<MergedScalar> prefix = entry.scalar("hostPrefix");
        if (host.isPresent() && prefix.isPresent()) {
            error(
                    draft,
                    prefix.get(),
                    "hostPrefix '" + prefix.get().text() + "' stands beside host '"
                            + host.get().text() + "' at " + host.get().seenFrom(prefix.get()),
                    "keep one: host is a full name, hostPrefix only its first part");
            return Optional.empty();
        }
        if (host.isEmpty() && prefix.isEmpty()) {
            error(draft, entry, "the ingress has neither host nor hostPrefix", "add one of them");
        }
        return host.or(() -> prefix);
    }

    private static void error(Draft draft, Place place, String what, String remedy) {
        draft.findings().error(place, Code.HOST, what, remedy);
    }

    private static List<IngressPath> paths(Draft draft, MergedMapping entry, int index) {
        IngressRoutes routes = new IngressRoutes(draft);
        String path = "ingress[" + index + "].paths";
        List<IngressPath> paths = new ArrayList<>();
        if (entry.list("paths").isEmpty()) {
            routes.route(EVERYTHING, Optional.empty(), Optional.empty(), entry, path + "[0]")
                    .ifPresent(paths::add);
            return paths;
        }
        for (MergedMapping item : entry.list("paths").orElseThrow().mappings()) {
            String here = path + "[" + paths.size() + "]";
            MergedScalar from = item.scalar("path").orElseThrow();
            draft.origin(here + ".path", from);
            routes.route(from.text(), item.scalar("serviceName"), item.scalar("servicePort"), item, here)
                    .ifPresent(paths::add);
        }
        return paths;
    }

    private static void unique(Draft draft, MergedMapping entry, MergedScalar host, Map<String, MergedScalar> hosts) {
        String kind = entry.scalar("host").isPresent() ? "host " : "hostPrefix ";
        List<String> paths = entry.list("paths")
                .map(list -> list.mappings().stream()
                        .flatMap(path -> path.scalar("path").stream())
                        .map(MergedScalar::text)
                        .toList())
                .orElse(List.of(EVERYTHING));
        for (String path : paths) {
            MergedScalar first = hosts.putIfAbsent(kind + host.text() + " " + path, host);
            if (first != null && !first.equals(host)) {
                draft.findings()
                        .error(
                                host,
                                Code.DUP,
                                kind + host.text() + " with path " + path + " is already at " + first.seenFrom(host),
                                "keep one, or change the host or path of one");
            }
        }
    }
}
