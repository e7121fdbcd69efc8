package io.gitops4j;

import io.gitops4j.core.internal.config.ReferenceWriter;
import io.gitops4j.spi.PluginProvider;
import java.util.List;

/** The reference page of {@code gitops.yaml}, for people. */
public final class ConfigReference {
    private ConfigReference() {}

    /**
     * The page, with the options of these providers.
     *
     * @return Markdown, the same for the same providers in any order
     */
    public static String markdown(List<PluginProvider<?>> providers) {
        return ReferenceWriter.markdown(providers);
    }
}
