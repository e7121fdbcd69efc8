package io.gitops4j;

import io.gitops4j.core.internal.config.SchemaWriter;
import io.gitops4j.spi.PluginProvider;
import java.util.List;

/** The JSON Schema (2020-12) of {@code gitops.yaml}, for editors and for checks before a commit. */
public final class ConfigSchema {
    private ConfigSchema() {}

    /**
     * The schema, with the options of these providers; other providers are let through with any options.
     *
     * @return JSON, indented, ending with a line feed, the same for the same providers in any order
     */
    public static String json(List<PluginProvider<?>> providers) {
        return SchemaWriter.json(providers);
    }
}
