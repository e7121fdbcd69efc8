package io.gitops4j.waml.internal.explain;

import io.gitops4j.api.ServiceId;
import io.gitops4j.api.spec.Origins;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.finding.Spelling;
import io.gitops4j.waml.internal.layer.DeployId;
import io.gitops4j.waml.internal.layer.Layer;
import io.gitops4j.waml.internal.layer.LayerReader;
import io.gitops4j.waml.internal.layer.ManifestLayers;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedService;
import io.gitops4j.waml.internal.layer.Overlay;
import io.gitops4j.waml.internal.manifest.Manifest;
import io.gitops4j.waml.internal.manifest.ManifestOpener;
import io.gitops4j.waml.internal.section.SpecReader;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of one deploy id of a file where its values come from. Immutable. */
public final class ManifestExplainer {
    private final ManifestOpener opener;
    private final SpecReader specs;

    /** For files that this opener opens. */
    public ManifestExplainer(ManifestOpener opener, SpecReader specs) {
        this.opener = opener;
        this.specs = specs;
    }

    /** All that can be told; where the file cannot be read or does not have the id, only the findings. */
    public Explained explain(String file, String text, String deployId) {
        Findings findings = new Findings(file);
        Optional<Manifest> manifest = opener.open(text.getBytes(StandardCharsets.UTF_8), findings);
        Optional<YamlEntry> entry = manifest.flatMap(opened -> entry(opened, deployId, findings));
        Optional<DeployId> id = DeployId.parse(deployId);
        if (manifest.isEmpty() || entry.isEmpty() || id.isEmpty()) {
            return new Explained(Map.of(), Origins.NONE, "", findings.list());
        }
        return explain(manifest.get(), entry.get(), id.get(), findings);
    }

    private static Optional<YamlEntry> entry(Manifest manifest, String deployId, Findings findings) {
        List<YamlEntry> entries = manifest.header().deployEntries();
        Optional<YamlEntry> entry = entries.stream()
                .filter(candidate -> candidate.key().text().equals(deployId))
                .findFirst();
        if (entry.isEmpty()) {
            List<String> ids =
                    entries.stream().map(candidate -> candidate.key().text()).toList();
            findings.error(
                    manifest.root().in(findings.file(), Path.ROOT.field("deploy")),
                    Code.TARGET,
                    "there is no deploy entry " + Shown.quoted(deployId) + "; there are " + Shown.list(ids),
                    Spelling.nearest(deployId, ids)
                            .map(meant -> "did you mean " + meant + "?")
                            .orElse("ask for one of them, or add the entry"));
        }
        return entry;
    }

    private Explained explain(Manifest manifest, YamlEntry entry, DeployId id, Findings findings) {
        Optional<YamlMapping> body =
                entry.value() instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty();
        MergedService merged = manifest.layers().merge(id, body, findings);
        MergedMapping head =
                LayerReader.read(ManifestLayers.head(manifest.root()), Layer.top(findings.file()), Path.ROOT);
        Map<String, List<Link>> chains = new LinkedHashMap<>(Chains.of(List.of(head)));
        Map<String, List<Link>> values = Chains.of(merged.layers());
        values.forEach(chains::putIfAbsent);
        Overlay alone = new Overlay(new Findings(findings.file()));
        String yaml = AnnotatedYaml.of(
                alone.layAll(List.of(head)),
                id.toString(),
                merged.values(),
                alone.layAll(List.of(merged.template().defaults())),
                values);
        Origins origins =
                spec(manifest, merged, findings).map(ServiceSpec::origins).orElse(Origins.NONE);
        return new Explained(chains, origins, yaml, findings.list());
    }

    private Optional<ServiceSpec> spec(Manifest manifest, MergedService merged, Findings findings) {
        Optional<String> slug = manifest.header().slug().map(YamlScalar::text);
        return slug.isEmpty() || findings.errors() > 0
                ? Optional.empty()
                : specs.read(new ServiceId(slug.get(), merged.id().ref()), manifest.header(), merged, findings);
    }
}
