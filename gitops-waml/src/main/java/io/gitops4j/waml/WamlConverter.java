package io.gitops4j.waml;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.waml.internal.manifest.SchemaConversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes manifests of the legacy schema 1 as manifests of schema 2 that declare the same services. Immutable and thread-safe.
 *
 * <p>Comments and empty lines are kept: those on lines of their own above the next key or item that is still there, those behind
 * something behind the last value of their line. The comment of a key that schema 2 does not have ({@code domain}, {@code k8sName})
 * goes to the next one; one behind a closing bracket that has a line of its own, or behind the last of several lines of a text, goes above
 * the next key. What is not kept is the form that says the same: single quotes become double ones, folded texts literal or quoted
 * ones, collections in brackets over several lines blocks, and values are written out where they were repeated by an alias.
 */
public final class WamlConverter {
    private final SchemaConversion conversion;

    /**
     * A converter for manifests that a {@link WamlParser} with these options reads.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG, when a template's defaults are wrong
     */
    public WamlConverter(WamlOptions options) {
        this.conversion = new SchemaConversion(WamlParser.opener(options));
    }

    /** A converter with the default options. */
    public WamlConverter() {
        this(WamlOptions.defaults());
    }

    /**
     * The manifest in schema 2, as it should be committed in place of the other. A manifest of schema 2 comes back as it is.
     *
     * @param file its path, for the findings
     * @param text of schema 1 or 2
     */
    public Conversion convert(String file, String text) {
        List<Diagnostic> said = new ArrayList<>();
        Optional<String> converted = conversion.convert(file, text, said);
        return new Conversion(converted, said);
    }
}
