package io.gitops4j.waml.internal.manifest;

import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.IngressPath;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.layer.DeployId;
import io.gitops4j.waml.internal.layer.ManifestLayers;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedService;
import io.gitops4j.waml.internal.rule.NameRule;
import io.gitops4j.waml.internal.section.Header;
import io.gitops4j.waml.internal.section.SpecReader;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services of a file, one for each deploy id. Not thread-safe. */
final class Declarations {
    /** Stands for a slug that is missing, so that all else can be checked; the file is invalid anyway. */
    private static final String NO_SLUG = "service";

    private final Header header;
    private final ManifestLayers layers;
    private final SpecReader specs;
    private final Findings file;
    private final List<DeclaredService> services = new ArrayList<>();
    private final Map<String, HostOf> hosts = new HashMap<>();

    Declarations(Header header, ManifestLayers layers, SpecReader specs, Findings file) {
        this.header = header;
        this.layers = layers;
        this.specs = specs;
        this.file = file;
    }

    /** Those for these environments; all, to be checked, if none is named. */
    List<DeclaredService> read(Set<String> environments) {
        for (YamlEntry entry : header.deployEntries()) {
            Optional<DeployId> id = DeployId.parse(entry.key().text());
            if (id.isPresent()
                    && (environments.isEmpty() || environments.contains(id.get().environment()))) {
                declare(id.get(), entry);
            }
        }
        return services;
    }

    private void declare(DeployId id, YamlEntry entry) {
        Optional<YamlMapping> body =
                Optional.of(entry.value()).filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
        MergedService merged = layers.merge(id, body, file);
        Findings findings = new Findings(file.file());
        String slug = header.slug()
                .map(YamlScalar::text)
                .filter(text -> !text.isEmpty())
                .orElse(NO_SLUG);
        ServiceId service = new ServiceId(slug, id.ref());
        checkName(service, entry, findings);
        Optional<ServiceSpec> spec = specs.read(service, header, merged, findings);
        spec.ifPresent(read -> checkHosts(new HostOf(id, entry, merged), read, findings));
        if (spec.isEmpty() && findings.errors() == 0) {
            // Only what the schema refused is missing, and that is told by the file's own findings.
            return;
        }
        services.add(new DeclaredService(
                id.environment(),
                service,
                position(entry),
                findings.errors() > 0 ? Optional.empty() : spec,
                findings.list()));
    }

    private Position position(YamlEntry entry) {
        return new Position(file.file(), entry.key().line(), entry.key().column());
    }

    private void checkName(ServiceId service, YamlEntry entry, Findings findings) {
        String name = service.runtimeName();
        if (!service.ref().isEmpty() && name.length() > NameRule.LABEL) {
            findings.error(
                    entry.key().in(file.file(), deployPath(entry)),
                    Code.NAME,
                    "with its deploy ref the service is named " + name + ", which has " + name.length()
                            + " characters, and at most " + NameRule.LABEL + " fit",
                    "shorten the slug or the ref");
        }
    }

    private static Path deployPath(YamlEntry entry) {
        return Path.ROOT.field("deploy").key(entry.key().text());
    }

    /** Who wants a host: a deploy id, where it stands, and the ingress that it ends up with. */
    private record HostOf(DeployId id, YamlEntry entry, MergedService merged) {
        Merged ingress() {
            return merged.values().list("ingress").map(Merged.class::cast).orElse(merged.values());
        }

        int line() {
            return entry.key().line();
        }
    }

    /** A variant runs beside the service itself in one environment, so it needs a host of its own. */
    private void checkHosts(HostOf wanting, ServiceSpec spec, Findings findings) {
        for (Ingress ingress : spec.ingress()) {
            for (IngressPath path : ingress.paths()) {
                String host = ingress.host().value() + (ingress.host().prefix() ? " as hostPrefix" : "");
                HostOf first = hosts.putIfAbsent(wanting.id().environment() + " " + host + " " + path.path(), wanting);
                if (first != null && !first.id().equals(wanting.id())) {
                    findings.error(
                            wanting.ingress(),
                            Code.HOST,
                            wanting.id() + " at line " + wanting.line() + " and " + first.id() + " at line "
                                    + first.line() + " both want " + host + " with path " + path.path()
                                    + other(wanting, first),
                            "give " + wanting.id() + " an ingress of its own, or `ingress: null`");
                }
            }
        }
    }

    /** Where the other ingress stands, unless both have the same one from below. */
    private static String other(HostOf wanting, HostOf first) {
        Merged ingress = first.ingress();
        return ingress.position().equals(wanting.ingress().position())
                ? ""
                : "; the other ingress is at " + ingress.seenFrom(wanting.ingress());
    }
}
