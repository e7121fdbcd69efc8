package io.gitops4j.waml;

import io.gitops4j.waml.internal.json.JsonText;
import io.gitops4j.waml.internal.schema.JsonSchema;
import io.gitops4j.waml.internal.schema.SchemaSettings;
import io.gitops4j.waml.internal.schema.WamlSchema;
import java.util.List;

/**
 * WAML for tools: which fields there are, and whether manifests are valid. It needs no engine, no Git, no target and no network.
 * Immutable and thread-safe; keeps nothing between two calls.
 */
public final class Waml {
    private static final String SCHEMA_2 = "2";

    private final WamlSchema schema;

    /** With the default options. */
    public Waml() {
        this(WamlOptions.defaults());
    }

    /**
     * With the options of an installation, which adds templates and request classes of its own.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG, when a template's defaults are wrong
     */
    public Waml(WamlOptions options) {
        this.schema = new WamlSchema(
                new SchemaSettings(options.templates().keySet(), options.requestClasses(), options.maxReplicas()));
    }

    /**
     * The fields of schema 2, in the order for readers. What an entry of {@code defaults} may hold beside its {@code match} is the same
     * as below {@code deploy}, and listed there alone.
     */
    public List<WamlField> fields() {
        return FieldList.of(schema);
    }

    /**
     * The JSON Schema (2020-12) of schema 2 with these options, for editors: what it refuses the parser refuses too, but not the
     * other way round. That of the default options is in this module as {@code META-INF/gitops4j/weave-2.schema.json}.
     *
     * @return indented JSON in ASCII, ended by a line feed, the same for the same options
     */
    public String jsonSchema() {
        return JsonText.of(JsonSchema.of(SCHEMA_2, schema.file()));
    }
}
