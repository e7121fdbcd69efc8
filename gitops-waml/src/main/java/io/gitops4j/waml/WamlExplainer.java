package io.gitops4j.waml;

import io.gitops4j.waml.internal.explain.Explained;
import io.gitops4j.waml.internal.explain.Link;
import io.gitops4j.waml.internal.explain.ManifestExplainer;
import io.gitops4j.waml.internal.section.SpecReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells where the values of a manifest come from: which layer set each, which lower layers it covers, and which null removed one. Reads
 * what {@link WamlParser} reads, by the same merge; the parser itself notes nothing of this and is not slowed. Immutable and
 * thread-safe.
 */
public final class WamlExplainer {
    private final ManifestExplainer explainer;

    /**
     * An explainer for manifests that a {@link WamlParser} with these options reads.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG, when a template's defaults are wrong
     */
    public WamlExplainer(WamlOptions options) {
        this.explainer = new ManifestExplainer(WamlParser.opener(options), new SpecReader(options.requestClasses()));
    }

    /** An explainer with the default options. */
    public WamlExplainer() {
        this(WamlOptions.defaults());
    }

    /**
     * The values of one entry of {@code deploy}.
     *
     * @param file its path, for origins and findings
     * @param text of the manifest, of schema 1 or 2
     * @param deployId a key of {@code deploy}, with its ref
     */
    public Explanation explain(String file, String text, String deployId) {
        Explained explained = explainer.explain(file, text, deployId);
        List<Explanation.Entry> entries = new ArrayList<>();
        explained.chains().forEach((path, links) -> entries.add(new Explanation.Entry(path, steps(links))));
        return new Explanation(deployId, entries, explained.origins(), explained.yaml(), explained.diagnostics());
    }

    private static List<Explanation.Step> steps(List<Link> links) {
        return links.stream()
                .map(link -> new Explanation.Step(link.origin(), link.value()))
                .toList();
    }
}
