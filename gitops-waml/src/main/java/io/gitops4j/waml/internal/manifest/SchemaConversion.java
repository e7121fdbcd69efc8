package io.gitops4j.waml.internal.manifest;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.yaml.SourceRemarks;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes a file of schema 1 as one of schema 2. Immutable. */
public final class SchemaConversion {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ManifestOpener opener;

    /** For files that this opener opens. */
    public SchemaConversion(ManifestOpener opener) {
        this.opener = opener;
    }

    /** The text of schema 2, unless something is wrong; what was found is added to {@code said}. */
    public Optional<String> convert(String file, String text, List<Diagnostic> said) {
        Findings findings = new Findings(file);
        Optional<Manifest> manifest = opener.open(text.getBytes(StandardCharsets.UTF_8), findings);
        findings.list().stream().filter(d -> !d.code().equals(Code.LEGACY)).forEach(said::add);
        if (manifest.isEmpty() || findings.errors() > 0) {
            return Optional.empty();
        }
        return manifest.get().version() == SchemaVersion.TWO
                ? Optional.of(text)
                : accepted(file, written(manifest.get(), text), said);
    }

    private static String written(Manifest manifest, String text) {
        YamlMapping root = manifest.root();
        SourceRemarks remarks = SourceRemarks.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, root);
        root.entry("slug")
                .filter(entry -> !entry.written().equals("slug"))
                .ifPresent(entry -> remarks.add(entry.key(), " the k8sName of schema 1"));
        return YamlWriter.write(root, remarks);
    }

    /** Values written out for their aliases may break a limit that the file itself kept. */
    private Optional<String> accepted(String file, String converted, List<Diagnostic> said) {
        Findings findings = new Findings(file + " in schema 2");
        opener.open(converted.getBytes(StandardCharsets.UTF_8), findings);
        if (findings.errors() == 0) {
            return Optional.of(converted);
        }
        said.addAll(findings.list());
        return Optional.empty();
    }
}
