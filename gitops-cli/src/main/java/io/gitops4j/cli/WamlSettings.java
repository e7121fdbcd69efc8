package io.gitops4j.cli;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.waml.WamlOptions;
import io.gitops4j.waml.WamlParserProvider;

/** How the engine of a configuration reads manifests. */
final class WamlSettings {
    private WamlSettings() {}

    /** What its parser is told; the first one's, if there are several. */
    static WamlOptions of(GitOpsConfig config) {
        WamlParserProvider provider = new WamlParserProvider();
        return config.parsers().stream()
                .filter(parser -> parser.provider().equals(provider.id()))
                .findFirst()
                .map(parser -> WamlParserProvider.options(PluginConfig.of(provider.configSpec(), parser.options())))
                .orElse(WamlOptions.defaults());
    }
}
