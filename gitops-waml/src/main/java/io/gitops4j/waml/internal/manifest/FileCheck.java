package io.gitops4j.waml.internal.manifest;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Wildcards;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.finding.Spelling;
import io.gitops4j.waml.internal.layer.DeployId;
import io.gitops4j.waml.internal.layer.ManifestLayers;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks where a file deploys to: known environments, patterns that match something (B44, B45). Immutable. */
public final class FileCheck {
    private static final Path DEPLOY = Path.ROOT.field("deploy");

    private final Optional<Severity> unknownEnvironment;

    /** With this severity for environments that nobody configured; nothing to accept them silently. */
    public FileCheck(Optional<Severity> unknownEnvironment) {
        this.unknownEnvironment = unknownEnvironment;
    }

    void run(Manifest manifest, Set<String> environments, Findings findings) {
        List<YamlEntry> entries = manifest.header().deployEntries();
        if (entries.isEmpty()) {
            if (manifest.root()
                    .value("deploy")
                    .filter(node -> !(node instanceof YamlMapping))
                    .isEmpty()) {
                findings.warning(
                        manifest.root().in(findings.file(), DEPLOY),
                        Code.TARGET,
                        "there is no deploy entry, so the service is deployed nowhere",
                        "add for example `deploy: {" + example(environments) + ": {}}`");
            }
            return;
        }
        List<String> ids = entries.stream().map(entry -> entry.key().text()).toList();
        if (!environments.isEmpty()) {
            entries.forEach(entry -> environment(entry, environments, findings));
        }
        for (ManifestLayers.Default each : manifest.layers().defaults()) {
            if (ids.stream().noneMatch(id -> Wildcards.matches(each.glob(), id))) {
                findings.warning(
                        each.match().in(findings.file(), each.path().field("match")),
                        Code.GLOB,
                        Shown.quoted(each.glob()) + " matches none of the deploy ids " + Shown.list(ids),
                        "mend the pattern, or take the entry out");
            }
        }
    }

    private static String example(Set<String> environments) {
        return environments.isEmpty() ? "prod-cluster-1" : new TreeSet<>(environments).first();
    }

    private void environment(YamlEntry entry, Set<String> environments, Findings findings) {
        Optional<DeployId> id = DeployId.parse(entry.key().text());
        if (unknownEnvironment.isEmpty()
                || id.isEmpty()
                || environments.contains(id.get().environment())) {
            return;
        }
        Set<String> known = new TreeSet<>(environments);
        String environment = id.get().environment();
        Place place = entry.key().in(findings.file(), DEPLOY.key(entry.key().text()));
        findings.add(Diagnostic.error(Code.TARGET)
                .at(place.position())
                .path(place.path())
                .what("there is no environment " + Shown.quoted(environment) + "; known are " + Shown.list(known))
                .remedy(remedy(environment, known))
                .build()
                .withSeverity(unknownEnvironment.get()));
    }

    private static String remedy(String environment, Set<String> known) {
        if (environment.equals("base")) {
            return "write `defaults: [{match: \"*\", ...}]`, as only schema 1 has deploy.base";
        }
        return Spelling.nearest(environment, known)
                .map(meant -> "did you mean " + meant + "?")
                .orElse("name a known one; if another engine deploys there, all is well");
    }
}
